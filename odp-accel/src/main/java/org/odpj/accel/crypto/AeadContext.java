package org.odpj.accel.crypto;

import java.lang.foreign.MemorySegment;

/** A keyed cipher that authenticates. */
public interface AeadContext extends AutoCloseable {
  /**
   * In place: encrypts and makes the tag, or decrypts and checks the tag, as it was made for.
   *
   * @param memory native
   * @param at the first byte
   * @param length bytes
   * @param parameters an operation's block: the initialisation vector and the additional data
   * @param tag {@link AuthContext#MAX_DIGEST} bytes: the tag at 0, written or read
   * @return whether the tag is right
   */
  boolean run(
      MemorySegment memory, long at, int length, MemorySegment parameters, MemorySegment tag);

  /** Clears its keys. */
  @Override
  void close();
}
