package org.odpj.accel.crypto;

import java.lang.foreign.MemorySegment;
import org.odpj.crypto.CryptoStatus;

/** A keyed authentication, or a digest. */
public interface AuthContext extends AutoCloseable {
  /** The longest digest, bytes. */
  int MAX_DIGEST = 64;

  /**
   * Computes the digest.
   *
   * @param memory native
   * @param at the first byte
   * @param length bytes, or bits of a session in bits
   * @param iv the initialisation vector, at 0
   * @param digest {@link #MAX_DIGEST} bytes; receives at least the session's digest length, at 0
   */
  CryptoStatus run(
      MemorySegment memory, long at, int length, MemorySegment iv, MemorySegment digest);

  /** Clears its keys. */
  @Override
  void close();
}
