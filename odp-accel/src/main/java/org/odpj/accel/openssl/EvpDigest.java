package org.odpj.accel.openssl;

import java.lang.foreign.MemorySegment;
import org.odpj.accel.crypto.AuthContext;
import org.odpj.crypto.CryptoStatus;

/** A digest without a key. */
final class EvpDigest implements AuthContext {
  private final long digest;
  private final long context = Evp.newDigestContext();

  EvpDigest(long digest) {
    this.digest = digest;
  }

  @Override
  public CryptoStatus run(
      MemorySegment memory, long at, int length, MemorySegment iv, MemorySegment result) {
    boolean done =
        Evp.digestInit(context, digest)
            && Evp.digestUpdate(context, memory.address() + at, length)
            && Evp.digestFinish(context, result.address());
    return done ? CryptoStatus.OK : CryptoStatus.OTHER;
  }

  @Override
  public void close() {
    Evp.freeDigestContext(context);
  }
}
