package org.odpj.crypto;

/** What a session does (ODP: {@code odp_crypto_op_t}). */
public enum CryptoDirection {
  /** Encrypts and makes digests. */
  ENCODE,
  /** Decrypts and checks digests. */
  DECODE
}
