package org.odpj.crypto;

/** Ciphers (ODP: {@code odp_cipher_alg_t}). */
public enum CipherAlg {
  /** Leaves the data as it is. */
  NULL,
  /** Triple DES, cipher block chaining. */
  TRIPLE_DES_CBC,
  /** Triple DES, each block by itself. */
  TRIPLE_DES_ECB,
  /** AES, cipher block chaining; whole blocks. */
  AES_CBC,
  /** AES in counter mode; any length. */
  AES_CTR,
  /** AES, each block by itself; whole blocks. */
  AES_ECB,
  /** AES, cipher feedback of 128 bits; any length. */
  AES_CFB128,
  /** AES-XTS of IEEE 1619: two keys, one after the other; one block or more. */
  AES_XTS,
  /** AES-GCM; goes with {@link AuthAlg#AES_GCM}. */
  AES_GCM,
  /** AES-CCM; goes with {@link AuthAlg#AES_CCM}. */
  AES_CCM,
  /** ChaCha20-Poly1305 of RFC 8439; goes with {@link AuthAlg#CHACHA20_POLY1305}. */
  CHACHA20_POLY1305,
  /** 128-EEA2 of 3GPP TS 33.401: AES in counter mode; bits. */
  AES_EEA2,
  /** UEA2, also 128-EEA1: SNOW 3G; bits. */
  SNOW3G_UEA2,
  /** 128-EEA3: ZUC; bits. */
  ZUC_EEA3,
  /** f8 of 3GPP TS 35.201: KASUMI; bits. */
  KASUMI_F8;

  /**
   * Whether it encrypts and authenticates in one: then it goes with the {@link AuthAlg} of the same
   * name only, the authentication range has no meaning, and key and initialisation vector are the
   * cipher's.
   *
   * @return whether it is an AEAD
   */
  public boolean isAead() {
    return this == AES_GCM || this == AES_CCM || this == CHACHA20_POLY1305;
  }
}
