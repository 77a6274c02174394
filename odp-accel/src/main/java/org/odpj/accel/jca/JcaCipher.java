package org.odpj.accel.jca;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.security.GeneralSecurityException;
import java.security.Key;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import org.odpj.accel.crypto.CipherContext;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.CryptoStatus;

/** A cipher of the JDK without authentication. */
final class JcaCipher implements CipherContext {
  private static final int BITS = 8;

  private final Cipher cipher;
  private final Key key;
  private final int mode;
  private final int ivLength;
  private final int block;
  private final boolean bits;
  private final HeapCopy heap = new HeapCopy();

  /**
   * A context.
   *
   * @param transformation the JDK's name
   * @param algorithm the key's, in the JDK's names
   * @param block what lengths must be multiples of, bytes
   */
  JcaCipher(String transformation, String algorithm, CipherParam param, boolean encrypt, int block)
      throws GeneralSecurityException {
    this.cipher = Cipher.getInstance(transformation);
    this.key = RawKey.of(param.key(), algorithm);
    this.mode = encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
    this.ivLength = param.ivLength();
    this.block = block;
    this.bits = param.rangeInBits();
  }

  @Override
  public CryptoStatus run(MemorySegment memory, long at, int length, MemorySegment iv) {
    int bytes = bits ? (int) ((length + (long) BITS - 1) / BITS) : length;
    if (bytes == 0) {
      return CryptoStatus.OK;
    }
    if (bytes % block != 0) {
      return CryptoStatus.DATA_SIZE;
    }
    byte[] data = heap.of(memory, at, bytes);
    try {
      if (ivLength > 0) {
        cipher.init(mode, key, new IvParameterSpec(HeapCopy.exact(iv, 0, ivLength)));
      } else {
        cipher.init(mode, key);
      }
      cipher.doFinal(data, 0, bytes, data, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's cipher refused a checked operation", e);
    }
    MemorySegment.copy(data, 0, memory, JAVA_BYTE, at, bytes);
    return CryptoStatus.OK;
  }

  @Override
  public void close() {
    heap.clear();
  }
}
