package org.odpj.system;

/**
 * A version of the API: a backend works when the major numbers are equal and its minor number is
 * not larger (ODP: {@code odp_version_api_str} and its macros).
 *
 * @param major changes with incompatible changes of the contract
 * @param minor changes with additions
 */
public record ApiVersion(int major, int minor) {
  /**
   * The version that this jar holds. A backend returns the constant it was compiled against, by
   * number.
   */
  public static final ApiVersion CURRENT = new ApiVersion(0, 1);

  /**
   * Whether a backend written for another version can run here.
   *
   * @param requested the version that the backend asks for
   * @return true if this version serves it
   */
  public boolean serves(ApiVersion requested) {
    return requested.major == major && requested.minor <= minor;
  }

  /** {@code major.minor}. */
  @Override
  public String toString() {
    return major + "." + minor;
  }
}
