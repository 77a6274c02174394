package org.odpj.crypto;

/**
 * The cipher of a session.
 *
 * @param alg the algorithm
 * @param key its key
 * @param ivLength bytes of the initialisation vector that each operation brings
 * @param rangeInBits whether the ranges of operations are counted in bits, the first bit of a byte
 *     being its highest
 */
public record CipherParam(CipherAlg alg, CryptoKey key, int ivLength, boolean rangeInBits) {
  /** No cipher. */
  public static final CipherParam NONE = of(CipherAlg.NULL, CryptoKey.none(), 0);

  /**
   * A cipher over bytes.
   *
   * @param alg the algorithm
   * @param key its key
   * @param ivLength bytes of the initialisation vector
   * @return the parameters
   */
  public static CipherParam of(CipherAlg alg, CryptoKey key, int ivLength) {
    return new CipherParam(alg, key, ivLength, false);
  }

  /**
   * The same over bits.
   *
   * @return new parameters
   */
  public CipherParam inBits() {
    return new CipherParam(alg, key, ivLength, true);
  }
}
