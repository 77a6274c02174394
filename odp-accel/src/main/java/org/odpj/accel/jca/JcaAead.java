package org.odpj.accel.jca;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import org.odpj.accel.crypto.AeadContext;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CipherAlg;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.CryptoOp;

/**
 * AES-GCM and ChaCha20-Poly1305 of the JDK.
 *
 * <p>A JDK cipher object refuses a vector that it has encrypted with before. Whether a vector may
 * come again is the application's to decide, so then another object is taken.
 */
final class JcaAead implements AeadContext {
  private static final int BITS = 8;
  private static final int AAD = 2 * CryptoOp.MAX_IV;

  private final String transformation;
  private final boolean gcm;
  private final Key key;
  private final int mode;
  private final int ivLength;
  private final int tagLength;
  private final int aadLength;
  private final HeapCopy heap = new HeapCopy();
  private final HeapCopy aad = new HeapCopy();

  JcaAead(CipherParam param, AuthParam auth, boolean encrypt) {
    this.gcm = param.alg() == CipherAlg.AES_GCM;
    this.transformation = gcm ? "AES/GCM/NoPadding" : "ChaCha20-Poly1305";
    this.key = RawKey.of(param.key(), gcm ? "AES" : "ChaCha20");
    this.mode = encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
    this.ivLength = param.ivLength();
    this.tagLength = auth.digestLength();
    this.aadLength = auth.aadLength();
  }

  @Override
  public boolean run(
      MemorySegment memory, long at, int length, MemorySegment parameters, MemorySegment tag) {
    try {
      Cipher cipher = Cipher.getInstance(transformation);
      cipher.init(mode, key, vector(parameters));
      if (aadLength > 0) {
        cipher.updateAAD(aad.of(parameters, AAD, aadLength), 0, aadLength);
      }
      byte[] data = heap.of(memory, at, length);
      byte[] result = new byte[length + tagLength];
      if (mode == Cipher.ENCRYPT_MODE) {
        cipher.doFinal(data, 0, length, result, 0);
        MemorySegment.copy(result, 0, memory, JAVA_BYTE, at, length);
        MemorySegment.copy(result, length, tag, JAVA_BYTE, 0, tagLength);
      } else {
        System.arraycopy(data, 0, result, 0, length);
        MemorySegment.copy(tag, JAVA_BYTE, 0, result, length, tagLength);
        byte[] plain = cipher.doFinal(result);
        MemorySegment.copy(plain, 0, memory, JAVA_BYTE, at, length);
      }
      return true;
    } catch (AEADBadTagException e) {
      return false; // the caller flags the packet
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's cipher refused a checked operation", e);
    }
  }

  private AlgorithmParameterSpec vector(MemorySegment parameters) {
    byte[] iv = HeapCopy.exact(parameters, 0, ivLength);
    return gcm ? new GCMParameterSpec(tagLength * BITS, iv) : new IvParameterSpec(iv);
  }

  @Override
  public void close() {
    heap.clear();
  }
}
