package org.odpj.crypto;

/** When results are there (ODP: {@code odp_crypto_op_mode_t}). */
public enum CryptoMode {
  /** When the call returns. */
  SYNC,
  /** Later, as events in the session's completion queue. */
  ASYNC
}
