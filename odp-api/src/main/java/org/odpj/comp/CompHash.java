package org.odpj.comp;

/**
 * What is appended to the output: a hash of the plain text (ODP: {@code odp_comp_hash_alg_t}). The
 * application compares it.
 */
public enum CompHash {
  /** Nothing. */
  NONE(0),
  /** CRC-32 with the least significant byte first, as the trailer of gzip has it; not in ODP. */
  CRC32(4),
  /** Adler-32 with the most significant byte first, as the trailer of zlib has it; not in ODP. */
  ADLER32(4),
  /** SHA-1. */
  SHA1(20),
  /** SHA-256. */
  SHA256(32);

  private final int length;

  CompHash(int length) {
    this.length = length;
  }

  /**
   * How long it is (ODP: {@code odp_comp_hash_alg_capability}).
   *
   * @return bytes
   */
  public int length() {
    return length;
  }
}
