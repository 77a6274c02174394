package org.odpj.crypto;

/** A session that an engine cannot make (ODP: {@code odp_crypto_ses_create_err_t}). */
public final class CryptoSessionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What cannot be had. */
  public enum Reason {
    /** The engine has as many sessions as its capability allows, or no memory. */
    RESOURCES,
    /** The cipher, or its key or vector length. */
    CIPHER,
    /** The authentication, or its key, vector, digest or additional data's length. */
    AUTH,
    /** Each of the two, but not both together. */
    COMBINATION,
    /** Both together, but not in this order. */
    ORDER,
    /** Anything else about the parameters. */
    PARAMETERS
  }

  /** What cannot be had. */
  private final Reason reason;

  /**
   * An error.
   *
   * @param reason what cannot be had
   * @param message one line that names the value and what would be possible; never key material
   */
  public CryptoSessionException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /**
   * What cannot be had.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
