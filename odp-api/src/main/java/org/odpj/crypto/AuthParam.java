package org.odpj.crypto;

/**
 * The authentication of a session.
 *
 * @param alg the algorithm
 * @param key its key; none for digests and the halves of AEADs
 * @param ivLength bytes of the initialisation vector that each operation brings
 * @param digestLength bytes of the digest in the packet
 * @param aadLength bytes of additional authenticated data that each operation brings; AEADs only
 * @param rangeInBits whether the ranges of operations are counted in bits, the first bit of a byte
 *     being its highest
 */
public record AuthParam(
    AuthAlg alg,
    CryptoKey key,
    int ivLength,
    int digestLength,
    int aadLength,
    boolean rangeInBits) {
  /** No authentication. */
  public static final AuthParam NONE = of(AuthAlg.NULL, CryptoKey.none(), 0);

  /**
   * One over bytes, without an initialisation vector.
   *
   * @param alg the algorithm
   * @param key its key
   * @param digestLength bytes of the digest
   * @return the parameters
   */
  public static AuthParam of(AuthAlg alg, CryptoKey key, int digestLength) {
    return new AuthParam(alg, key, 0, digestLength, 0, false);
  }

  /**
   * The half of an AEAD.
   *
   * @param alg the algorithm
   * @param digestLength bytes of the tag
   * @param aadLength bytes of additional authenticated data
   * @return the parameters
   */
  public static AuthParam aead(AuthAlg alg, int digestLength, int aadLength) {
    return new AuthParam(alg, CryptoKey.none(), 0, digestLength, aadLength, false);
  }

  /**
   * The same with an initialisation vector.
   *
   * @param length bytes
   * @return new parameters
   */
  public AuthParam withIv(int length) {
    return new AuthParam(alg, key, length, digestLength, aadLength, rangeInBits);
  }

  /**
   * The same over bits.
   *
   * @return new parameters
   */
  public AuthParam inBits() {
    return new AuthParam(alg, key, ivLength, digestLength, aadLength, true);
  }
}
