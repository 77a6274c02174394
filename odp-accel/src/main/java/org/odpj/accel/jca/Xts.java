package org.odpj.accel.jca;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.odpj.accel.jca.AesBlock.SIZE;
import static org.odpj.accel.jca.AesBlock.xor;

import java.lang.foreign.MemorySegment;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.odpj.accel.crypto.CipherContext;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.CryptoStatus;

/** AES-XTS (IEEE 1619): a tweak that doubles from block to block; a broken last block steals. */
final class Xts implements CipherContext {
  private final AesBlock data;
  private final AesBlock tweaks;
  private final boolean encrypt;
  private final byte[] tweak = new byte[SIZE];
  private final byte[] next = new byte[SIZE];
  private final HeapCopy heap = new HeapCopy();

  Xts(CipherParam param, boolean encrypt) throws GeneralSecurityException {
    byte[] both = RawKey.bytes(param.key());
    int half = both.length / 2;
    SecretKey first = new SecretKeySpec(both, 0, half, "AES");
    SecretKey second = new SecretKeySpec(both, half, half, "AES");
    Arrays.fill(both, (byte) 0);
    this.data = new AesBlock(first, encrypt);
    this.tweaks = new AesBlock(second, true);
    this.encrypt = encrypt;
  }

  @Override
  public CryptoStatus run(MemorySegment memory, long at, int length, MemorySegment iv) {
    if (length == 0) {
      return CryptoStatus.OK;
    }
    if (length < SIZE) {
      return CryptoStatus.DATA_SIZE;
    }
    byte[] bytes = heap.of(memory, at, length);
    MemorySegment.copy(iv, JAVA_BYTE, 0, tweak, 0, SIZE);
    tweaks.run(tweak, 0, SIZE);
    int tail = length % SIZE;
    int whole = length - tail - (tail > 0 ? SIZE : 0);
    for (int i = 0; i < whole; i += SIZE) {
      block(bytes, i, tweak);
      AesBlock.doubleLittleEndian(tweak);
    }
    if (tail > 0) {
      steal(bytes, whole, tail);
    }
    MemorySegment.copy(bytes, 0, memory, JAVA_BYTE, at, length);
    return CryptoStatus.OK;
  }

  /** The last whole block and the broken one; decryption takes their tweaks in the other order. */
  private void steal(byte[] bytes, int last, int tail) {
    System.arraycopy(tweak, 0, next, 0, SIZE);
    AesBlock.doubleLittleEndian(next);
    block(bytes, last, encrypt ? tweak : next);
    for (int i = 0; i < tail; i++) {
      byte stolen = bytes[last + i];
      bytes[last + i] = bytes[last + SIZE + i];
      bytes[last + SIZE + i] = stolen;
    }
    block(bytes, last, encrypt ? next : tweak);
  }

  private void block(byte[] bytes, int at, byte[] with) {
    xor(bytes, at, with, 0, SIZE);
    data.run(bytes, at, SIZE);
    xor(bytes, at, with, 0, SIZE);
  }

  @Override
  public void close() {
    heap.clear();
  }
}
