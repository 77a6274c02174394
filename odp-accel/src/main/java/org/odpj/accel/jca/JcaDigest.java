package org.odpj.accel.jca;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.security.DigestException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.odpj.accel.crypto.AuthContext;
import org.odpj.crypto.CryptoStatus;

/** A digest of the JDK. */
final class JcaDigest implements AuthContext {
  private final MessageDigest algorithm;
  private final byte[] full;
  private final HeapCopy heap = new HeapCopy();

  JcaDigest(String name) throws GeneralSecurityException {
    this.algorithm = MessageDigest.getInstance(name);
    this.full = new byte[algorithm.getDigestLength()];
  }

  @Override
  public CryptoStatus run(
      MemorySegment memory, long at, int length, MemorySegment iv, MemorySegment digest) {
    algorithm.update(heap.of(memory, at, length), 0, length);
    try {
      algorithm.digest(full, 0, full.length);
    } catch (DigestException e) {
      throw new IllegalStateException("the JDK's digest refused a checked operation", e);
    }
    MemorySegment.copy(full, 0, digest, JAVA_BYTE, 0, full.length);
    return CryptoStatus.OK;
  }

  @Override
  public void close() {
    heap.clear();
  }
}
