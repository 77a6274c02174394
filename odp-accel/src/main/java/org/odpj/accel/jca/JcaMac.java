package org.odpj.accel.jca;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import org.odpj.accel.crypto.AuthContext;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CryptoStatus;

/** HMAC of the JDK. */
final class JcaMac implements AuthContext {
  private final Mac mac;
  private final byte[] full;
  private final HeapCopy heap = new HeapCopy();

  JcaMac(String algorithm, AuthParam param) throws GeneralSecurityException {
    this.mac = Mac.getInstance(algorithm);
    this.mac.init(RawKey.of(param.key(), algorithm));
    this.full = new byte[mac.getMacLength()];
  }

  @Override
  public CryptoStatus run(
      MemorySegment memory, long at, int length, MemorySegment iv, MemorySegment digest) {
    mac.update(heap.of(memory, at, length), 0, length);
    try {
      mac.doFinal(full, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's MAC refused a checked operation", e);
    }
    MemorySegment.copy(full, 0, digest, JAVA_BYTE, 0, full.length);
    return CryptoStatus.OK;
  }

  @Override
  public void close() {
    heap.clear();
  }
}
