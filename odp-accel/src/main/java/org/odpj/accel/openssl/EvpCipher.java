package org.odpj.accel.openssl;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.accel.crypto.CipherContext;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.CryptoKey;
import org.odpj.crypto.CryptoStatus;

/** A cipher without authentication: the key is set up once, the vector for each packet. */
final class EvpCipher implements CipherContext {
  private static final int BITS = 8;

  private final Arena arena = Arena.ofShared();
  private final long outLength = arena.allocate(Integer.BYTES, Long.BYTES).address();
  private final long context = Evp.newCipherContext();
  private final boolean bits;
  private final int block;
  private final int least;
  private final boolean hasIv;

  /**
   * A context.
   *
   * @param block what lengths must be multiples of, bytes
   * @param least the shortest length, bytes
   */
  EvpCipher(long cipher, CipherParam param, boolean encrypt, int block, int least) {
    this.bits = param.rangeInBits();
    this.block = block;
    this.least = least;
    this.hasIv = param.ivLength() > 0;
    initWithKey(context, cipher, param.key(), encrypt);
    Evp.withoutPadding(context);
  }

  /** Sets the key up; the copy that this takes is cleared at once. */
  static void initWithKey(long context, long cipher, CryptoKey key, boolean encrypt) {
    try (Arena brief = Arena.ofConfined()) {
      MemorySegment copy = brief.allocate(Math.max(1, key.length()));
      key.copyTo(copy, 0);
      boolean done = Evp.init(context, cipher, copy.address(), 0, encrypt ? 1 : 0);
      copy.fill((byte) 0);
      if (!done) {
        throw new IllegalStateException("libcrypto refused the key of " + key.length() + " bytes");
      }
    }
  }

  @Override
  public CryptoStatus run(MemorySegment memory, long at, int length, MemorySegment iv) {
    int bytes = bits ? (int) ((length + (long) BITS - 1) / BITS) : length;
    if (bytes == 0) {
      return CryptoStatus.OK;
    }
    if (bytes < least || bytes % block != 0) {
      return CryptoStatus.DATA_SIZE;
    }
    long address = memory.address() + at;
    boolean done =
        Evp.init(context, 0, 0, hasIv ? iv.address() : 0, -1)
            && Evp.update(context, address, outLength, address, bytes);
    return done ? CryptoStatus.OK : CryptoStatus.OTHER;
  }

  @Override
  public void close() {
    Evp.freeCipherContext(context);
    arena.close();
  }
}
