package org.odpj.crypto;

/** Where results go (ODP: {@code odp_crypto_op_type_t}). */
public enum CryptoForm {
  /** Into the packet itself. */
  IN_PLACE,
  /** Into another packet; the input stays as it was. */
  OUT_OF_PLACE,
  /** Either, as each call asks. */
  BOTH
}
