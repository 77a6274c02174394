package org.odpj.crypto;

/**
 * One way in which an authentication can be used (ODP: {@code odp_crypto_auth_capability_t}).
 *
 * @param digestLength bytes
 * @param keyLength bytes; 0 for digests and the halves of AEADs
 * @param ivLength bytes
 * @param minAad the least additional authenticated data, bytes
 * @param maxAad the most, bytes
 * @param aadStep bytes between the lengths that are allowed; 0 if there is only one
 * @param bitMode whether ranges may be in bits
 */
public record AuthCapability(
    int digestLength,
    int keyLength,
    int ivLength,
    int minAad,
    int maxAad,
    int aadStep,
    boolean bitMode) {
  /**
   * One that takes no additional data.
   *
   * @param digestLength bytes
   * @param keyLength bytes
   * @param ivLength bytes
   * @param bitMode whether ranges may be in bits
   */
  public AuthCapability(int digestLength, int keyLength, int ivLength, boolean bitMode) {
    this(digestLength, keyLength, ivLength, 0, 0, 0, bitMode);
  }

  /**
   * Whether additional data may be so long.
   *
   * @param length bytes
   * @return whether a session can be made for it
   */
  public boolean allowsAad(int length) {
    return length >= minAad
        && length <= maxAad
        && (length == minAad || (aadStep > 0 && (length - minAad) % aadStep == 0));
  }
}
