package org.odpj.error;

import org.jspecify.annotations.Nullable;

/**
 * A resource, a device or a configuration that fails on the control path.
 *
 * <p>The message starts with the code and is one line for the person at the terminal: what was
 * found, and what to do. A caller's mistake is an {@link IllegalArgumentException} or {@link
 * IllegalStateException} instead, and nothing on the fast path throws (ODP: negative return values
 * and {@code odp_errno}).
 */
public final class OdpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Which kind of error, in a form that does not change. */
  private final ErrorCode code;

  /**
   * An error without a cause worth showing.
   *
   * @param code the kind
   * @param message one line, without the code
   */
  public OdpException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /**
   * An error with its cause.
   *
   * @param code the kind
   * @param message one line, without the code
   * @param cause what was thrown beneath, or null
   */
  public OdpException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(code.id() + ": " + message, cause);
    this.code = code;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage()); // the constructors set it
  }

  /**
   * Which kind of error.
   *
   * @return the code, which does not change between releases
   */
  public ErrorCode code() {
    return code;
  }
}
