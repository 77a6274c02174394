package org.odpj.accel.openssl;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.accel.crypto.AuthContext;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CryptoStatus;

/**
 * HMAC and CMAC: keyed once, started again for each packet. EIA2 is CMAC with its vector before.
 */
final class EvpMac implements AuthContext {
  // struct ossl_param_st of openssl/core.h: key, data_type, data, data_size, return_size.
  private static final long PARAM_SIZE = 40;
  private static final int UTF8_STRING = 4;

  private final Arena arena = Arena.ofShared();
  private final long outLength = arena.allocate(JAVA_LONG).address();
  private final long context;
  private final int ivLength;

  /**
   * A context.
   *
   * @param option the parameter that names the algorithm beneath: {@code digest} or {@code cipher}
   * @param beneath the algorithm beneath
   * @param ivLength bytes of the vector that are authenticated before the data
   */
  EvpMac(long mac, String option, String beneath, AuthParam param, int ivLength) {
    this.ivLength = ivLength;
    this.context = Evp.newMacContext(mac);
    try (Arena brief = Arena.ofConfined()) {
      MemorySegment key = brief.allocate(Math.max(1, param.key().length()));
      param.key().copyTo(key, 0);
      MemorySegment params = brief.allocate(2 * PARAM_SIZE, Long.BYTES);
      MemorySegment name = brief.allocateFrom(beneath);
      params.set(ADDRESS, 0, brief.allocateFrom(option));
      params.set(JAVA_INT, 8, UTF8_STRING);
      params.set(ADDRESS, 16, name);
      params.set(JAVA_LONG, 24, name.byteSize() - 1);
      boolean done = Evp.macInit(context, key.address(), param.key().length(), params.address());
      key.fill((byte) 0);
      if (!done) {
        throw new IllegalStateException("libcrypto refused the key for " + param.alg());
      }
    }
  }

  @Override
  public CryptoStatus run(
      MemorySegment memory, long at, int length, MemorySegment iv, MemorySegment digest) {
    boolean done =
        Evp.macInit(context, 0, 0, 0)
            && (ivLength == 0 || Evp.macUpdate(context, iv.address(), ivLength))
            && Evp.macUpdate(context, memory.address() + at, length)
            && Evp.macFinish(context, digest.address(), outLength, MAX_DIGEST);
    return done ? CryptoStatus.OK : CryptoStatus.OTHER;
  }

  @Override
  public void close() {
    Evp.freeMacContext(context);
    arena.close();
  }
}
