package org.odpj.crypto;

/** How one half of an operation went (ODP: {@code odp_crypto_alg_err_t}). */
public enum CryptoStatus {
  /** As asked. */
  OK,
  /** The range does not suit the algorithm, such as a block cipher's broken block. */
  DATA_SIZE,
  /** The digest is not the one that was expected. */
  ICV_CHECK,
  /** Anything else. */
  OTHER
}
