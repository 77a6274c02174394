package org.odpj.accel.openssl;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.accel.crypto.AuthContext;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CryptoStatus;

/** AES-GMAC: AES-GCM that encrypts nothing and authenticates the data. */
final class EvpGmac implements AuthContext {
  private final Arena arena = Arena.ofShared();
  private final long outLength = arena.allocate(Integer.BYTES, Long.BYTES).address();
  private final long context = Evp.newCipherContext();
  private final int tagLength;

  EvpGmac(long cipher, AuthParam param) {
    this.tagLength = param.digestLength();
    EvpCipher.initWithKey(context, cipher, param.key(), true);
  }

  @Override
  public CryptoStatus run(
      MemorySegment memory, long at, int length, MemorySegment iv, MemorySegment digest) {
    boolean done =
        Evp.init(context, 0, 0, iv.address(), -1)
            && Evp.update(context, 0, outLength, memory.address() + at, length)
            && Evp.finish(context, digest.address(), outLength)
            && Evp.control(context, Evp.GET_TAG, tagLength, digest.address());
    return done ? CryptoStatus.OK : CryptoStatus.OTHER;
  }

  @Override
  public void close() {
    Evp.freeCipherContext(context);
    arena.close();
  }
}
