package org.odpj.accel.jca;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.security.GeneralSecurityException;
import java.security.Key;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.odpj.accel.crypto.AuthContext;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CryptoStatus;

/** AES-GMAC: the JDK's AES-GCM that encrypts nothing and authenticates the data. */
final class JcaGmac implements AuthContext {
  private static final int BITS = 8;

  private final Key key;
  private final int ivLength;
  private final int tagLength;
  private final HeapCopy heap = new HeapCopy();

  JcaGmac(AuthParam param) {
    this.key = RawKey.of(param.key(), "AES");
    this.ivLength = param.ivLength();
    this.tagLength = param.digestLength();
  }

  @Override
  public CryptoStatus run(
      MemorySegment memory, long at, int length, MemorySegment iv, MemorySegment digest) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          key,
          new GCMParameterSpec(tagLength * BITS, HeapCopy.exact(iv, 0, ivLength)));
      cipher.updateAAD(heap.of(memory, at, length), 0, length);
      byte[] tag = cipher.doFinal();
      MemorySegment.copy(tag, 0, digest, JAVA_BYTE, 0, tagLength);
      return CryptoStatus.OK;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's cipher refused a checked operation", e);
    }
  }

  @Override
  public void close() {
    heap.clear();
  }
}
