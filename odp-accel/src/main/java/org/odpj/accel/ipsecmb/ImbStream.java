package org.odpj.accel.ipsecmb;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import org.odpj.accel.crypto.CipherContext;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.CryptoStatus;

/**
 * The stream ciphers of mobile networks; decryption is encryption. A last byte that is in the range
 * in part is worked on as a whole: the library's functions for bits write beyond it.
 */
final class ImbStream implements CipherContext {
  /** What one of the ciphers does with an expanded key. */
  @FunctionalInterface
  private interface Function {
    void run(long key, MemorySegment iv, long text, int bytes);
  }

  private final KeyMemory key;
  private final Function function;
  private final boolean inBits;

  private ImbStream(KeyMemory key, CipherParam param, Function function) {
    this.key = key;
    this.function = function;
    this.inBits = param.rangeInBits();
  }

  static ImbStream uea2(CipherParam param) {
    KeyMemory key =
        KeyMemory.expanded(
            Imb.scheduleSize(ImbLayouts.SNOW3G_KEY_SCHED_SIZE),
            param.key(),
            (from, to) -> Imb.schedule(ImbLayouts.SNOW3G_INIT_KEY_SCHED, from, to));
    return new ImbStream(
        key, param, (k, iv, text, bytes) -> Imb.uea2(k, iv.address(), text, bytes));
  }

  static ImbStream eea3(CipherParam param) {
    return new ImbStream(
        KeyMemory.raw(param.key()),
        param,
        (k, iv, text, bytes) -> Imb.eea3(k, iv.address(), text, bytes));
  }

  static ImbStream f8(CipherParam param) {
    KeyMemory key =
        KeyMemory.expanded(
            Imb.scheduleSize(ImbLayouts.KASUMI_KEY_SCHED_SIZE),
            param.key(),
            (from, to) -> Imb.schedule(ImbLayouts.KASUMI_INIT_F8_KEY_SCHED, from, to));
    return new ImbStream(
        key, param, (k, iv, text, bytes) -> Imb.f8(k, iv.get(JAVA_LONG_UNALIGNED, 0), text, bytes));
  }

  @Override
  public CryptoStatus run(MemorySegment memory, long at, int length, MemorySegment iv) {
    int bytes = inBits ? (int) ((length + Byte.SIZE - 1L) / Byte.SIZE) : length;
    if (bytes > 0) {
      function.run(key.address(), iv, memory.address() + at, bytes);
    }
    return CryptoStatus.OK;
  }

  @Override
  public void close() {
    key.close();
  }
}
