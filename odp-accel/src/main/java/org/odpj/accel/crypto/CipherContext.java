package org.odpj.accel.crypto;

import java.lang.foreign.MemorySegment;
import org.odpj.crypto.CryptoStatus;

/** A keyed cipher. */
public interface CipherContext extends AutoCloseable {
  /**
   * Encrypts or decrypts in place, as it was made for.
   *
   * @param memory native
   * @param at the first byte
   * @param length bytes, or bits of a session in bits
   * @param iv the initialisation vector, at 0
   * @return {@link CryptoStatus#DATA_SIZE} if the cipher has no such length
   */
  CryptoStatus run(MemorySegment memory, long at, int length, MemorySegment iv);

  /** Clears its keys. */
  @Override
  void close();
}
