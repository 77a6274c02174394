package org.odpj.accel.ipsecmb;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import org.odpj.accel.crypto.AuthContext;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CryptoStatus;

/** The integrity functions of mobile networks: four bytes over a number of bits. */
final class ImbIntegrity implements AuthContext {
  /** KASUMI's vector is count, fresh and one byte with the direction. */
  private static final int DIRECTION = 8;

  /** What one of the functions does with an expanded key. */
  @FunctionalInterface
  private interface Function {
    void run(long key, MemorySegment iv, long data, int bits, long mac);
  }

  private final KeyMemory key;
  private final Function function;
  private final boolean inBits;

  private ImbIntegrity(KeyMemory key, AuthParam param, Function function) {
    this.key = key;
    this.function = function;
    this.inBits = param.rangeInBits();
  }

  static ImbIntegrity uia2(AuthParam param) {
    KeyMemory key =
        KeyMemory.expanded(
            Imb.scheduleSize(ImbLayouts.SNOW3G_KEY_SCHED_SIZE),
            param.key(),
            (from, to) -> Imb.schedule(ImbLayouts.SNOW3G_INIT_KEY_SCHED, from, to));
    return new ImbIntegrity(
        key, param, (k, iv, data, bits, mac) -> Imb.uia2(k, iv.address(), data, bits, mac));
  }

  static ImbIntegrity eia3(AuthParam param) {
    return new ImbIntegrity(
        KeyMemory.raw(param.key()),
        param,
        (k, iv, data, bits, mac) -> Imb.eia3(k, iv.address(), data, bits, mac));
  }

  static ImbIntegrity f9(AuthParam param) {
    KeyMemory key =
        KeyMemory.expanded(
            Imb.scheduleSize(ImbLayouts.KASUMI_KEY_SCHED_SIZE),
            param.key(),
            (from, to) -> Imb.schedule(ImbLayouts.KASUMI_INIT_F9_KEY_SCHED, from, to));
    return new ImbIntegrity(
        key,
        param,
        (k, iv, data, bits, mac) ->
            Imb.f9(
                k,
                iv.get(JAVA_LONG_UNALIGNED, 0),
                data,
                bits,
                mac,
                iv.get(JAVA_BYTE, DIRECTION) & 1));
  }

  @Override
  public CryptoStatus run(
      MemorySegment memory, long at, int length, MemorySegment iv, MemorySegment digest) {
    int bits = inBits ? length : length * Byte.SIZE;
    function.run(key.address(), iv, memory.address() + at, bits, digest.address());
    return CryptoStatus.OK;
  }

  @Override
  public void close() {
    key.close();
  }
}
