package org.odpj.crypto;

/** Authentication and digests (ODP: {@code odp_auth_alg_t}). */
public enum AuthAlg {
  /** None. */
  NULL,
  /** HMAC of RFC 2104 with MD5. */
  MD5_HMAC,
  /** HMAC with SHA-1. */
  SHA1_HMAC,
  /** HMAC with SHA-224. */
  SHA224_HMAC,
  /** HMAC with SHA-256. */
  SHA256_HMAC,
  /** HMAC with SHA-384. */
  SHA384_HMAC,
  /** HMAC with SHA-512. */
  SHA512_HMAC,
  /** The authentication of {@link CipherAlg#AES_GCM}. */
  AES_GCM,
  /** The authentication of {@link CipherAlg#AES_CCM}. */
  AES_CCM,
  /** The authentication of {@link CipherAlg#CHACHA20_POLY1305}. */
  CHACHA20_POLY1305,
  /** AES-GMAC: its data are the authentication range, key and initialisation vector its own. */
  AES_GMAC,
  /** AES-CMAC of RFC 4493. */
  AES_CMAC,
  /** AES-XCBC-MAC of RFC 3566, cut to 96 bits or whole. */
  AES_XCBC_MAC,
  /** 128-EIA2 of 3GPP TS 33.401: AES-CMAC; bits. */
  AES_EIA2,
  /** UIA2, also 128-EIA1: SNOW 3G; bits. */
  SNOW3G_UIA2,
  /** 128-EIA3: ZUC; bits. */
  ZUC_EIA3,
  /** f9 of 3GPP TS 35.201: KASUMI; bits. */
  KASUMI_F9,
  /** MD5, without a key. */
  MD5,
  /** SHA-1, without a key. */
  SHA1,
  /** SHA-224, without a key. */
  SHA224,
  /** SHA-256, without a key. */
  SHA256,
  /** SHA-384, without a key. */
  SHA384,
  /** SHA-512, without a key. */
  SHA512;

  /**
   * Whether it is one half of an AEAD; then it goes with the {@link CipherAlg} of the same name
   * only.
   *
   * @return whether it is an AEAD's
   */
  public boolean isAead() {
    return this == AES_GCM || this == AES_CCM || this == CHACHA20_POLY1305;
  }
}
