package org.odpj.accel.openssl;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.odpj.accel.crypto.AuthContext;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CryptoKey;
import org.odpj.crypto.CryptoStatus;

/**
 * AES-XCBC-MAC (RFC 3566), which libcrypto has not: three keys derived from the one, the message
 * chained under the first, its last block changed by the second or third.
 */
final class EvpXcbc implements AuthContext {
  private static final int BLOCK = 16;

  /** How much is chained at a time; only the last block of the output matters. */
  private static final int CHUNK = 256;

  private static final byte PAD = (byte) 0x80;

  private final Arena arena = Arena.ofShared();
  private final long outLength = arena.allocate(Integer.BYTES, Long.BYTES).address();
  private final MemorySegment zeros = arena.allocate(BLOCK, BLOCK);
  private final MemorySegment whole = arena.allocate(BLOCK, BLOCK);
  private final MemorySegment padded = arena.allocate(BLOCK, BLOCK);
  private final MemorySegment last = arena.allocate(BLOCK, BLOCK);
  private final MemorySegment chained = arena.allocate(CHUNK, BLOCK);
  private final long context = Evp.newCipherContext();

  EvpXcbc(long ecb, long cbc, AuthParam param) {
    byte[] first = new byte[BLOCK];
    long deriving = Evp.newCipherContext();
    try {
      EvpCipher.initWithKey(deriving, ecb, param.key(), true);
      Evp.withoutPadding(deriving);
      derive(deriving, 1, last);
      MemorySegment.copy(last, JAVA_BYTE, 0, first, 0, BLOCK);
      derive(deriving, 2, whole);
      derive(deriving, 3, padded);
    } finally {
      Evp.freeCipherContext(deriving);
    }
    try (CryptoKey key = CryptoKey.of(first)) {
      EvpCipher.initWithKey(context, cbc, key, true);
    }
    Evp.withoutPadding(context);
    Arrays.fill(first, (byte) 0);
    last.fill((byte) 0);
  }

  private void derive(long deriving, int number, MemorySegment target) {
    target.fill((byte) number);
    if (!Evp.update(deriving, target.address(), outLength, target.address(), BLOCK)) {
      throw new IllegalStateException("libcrypto failed to derive a key");
    }
  }

  @Override
  public CryptoStatus run(
      MemorySegment memory, long at, int length, MemorySegment iv, MemorySegment digest) {
    int tail = length == 0 ? 0 : (length - 1) % BLOCK + 1;
    int head = length - tail;
    boolean done = Evp.init(context, 0, 0, zeros.address(), -1);
    for (int i = 0; done && i < head; i += CHUNK) {
      long from = memory.address() + at + i;
      done = Evp.update(context, chained.address(), outLength, from, Math.min(CHUNK, head - i));
    }
    MemorySegment.copy(memory, at + head, last, 0, tail);
    if (tail < BLOCK) {
      last.asSlice(tail).fill((byte) 0);
      last.set(JAVA_BYTE, tail, PAD);
    }
    MemorySegment key = tail < BLOCK ? padded : whole;
    for (int i = 0; i < BLOCK; i++) {
      last.set(JAVA_BYTE, i, (byte) (last.get(JAVA_BYTE, i) ^ key.get(JAVA_BYTE, i)));
    }
    done = done && Evp.update(context, digest.address(), outLength, last.address(), BLOCK);
    return done ? CryptoStatus.OK : CryptoStatus.OTHER;
  }

  @Override
  public void close() {
    Evp.freeCipherContext(context);
    whole.fill((byte) 0);
    padded.fill((byte) 0);
    last.fill((byte) 0);
    arena.close();
  }
}
