package org.odpj.accel.jca;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.odpj.accel.jca.AesBlock.SIZE;
import static org.odpj.accel.jca.AesBlock.xor;

import java.lang.foreign.MemorySegment;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.odpj.accel.crypto.AeadContext;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.CryptoOp;

/** AES-CCM (RFC 3610): counter mode, and a chain of blocks over the plain text for the tag. */
final class Ccm implements AeadContext {
  private static final int AAD = 2 * CryptoOp.MAX_IV;
  private static final int HAS_AAD = 0x40;

  /** The first block's length field and the vector share what the flags leave. */
  private static final int AFTER_FLAGS = SIZE - 1;

  private final AesBlock aes;
  private final boolean encrypt;
  private final int ivLength;
  private final int tagLength;
  private final int aadLength;
  private final byte[] stream = new byte[SIZE];
  private final byte[] mac = new byte[SIZE];
  private final HeapCopy heap = new HeapCopy();
  private final HeapCopy aad = new HeapCopy();

  Ccm(CipherParam param, AuthParam auth, boolean encrypt) throws GeneralSecurityException {
    this.aes = new AesBlock(RawKey.of(param.key(), "AES"), true);
    this.encrypt = encrypt;
    this.ivLength = param.ivLength();
    this.tagLength = auth.digestLength();
    this.aadLength = auth.aadLength();
  }

  @Override
  public boolean run(
      MemorySegment memory, long at, int length, MemorySegment parameters, MemorySegment tag) {
    byte[] data = heap.of(memory, at, length);
    if (encrypt) {
      authenticate(data, length, parameters);
      crypt(data, length, parameters);
    } else {
      crypt(data, length, parameters);
      authenticate(data, length, parameters);
    }
    stream(parameters, 0);
    xor(mac, 0, stream, 0, SIZE);
    if (encrypt) {
      MemorySegment.copy(mac, 0, tag, JAVA_BYTE, 0, tagLength);
    } else if (!MessageDigest.isEqual(
        Arrays.copyOf(mac, tagLength), HeapCopy.exact(tag, 0, tagLength))) {
      return false;
    }
    MemorySegment.copy(data, 0, memory, JAVA_BYTE, at, length);
    return true;
  }

  private void authenticate(byte[] data, int length, MemorySegment parameters) {
    int lengthField = AFTER_FLAGS - ivLength;
    Arrays.fill(mac, (byte) 0);
    mac[0] =
        (byte) ((aadLength > 0 ? HAS_AAD : 0) | (((tagLength - 2) / 2) << 3) | (lengthField - 1));
    MemorySegment.copy(parameters, JAVA_BYTE, 0, mac, 1, ivLength);
    putNumber(mac, SIZE - lengthField, length);
    aes.run(mac, 0, SIZE);
    if (aadLength > 0) {
      // The length of the additional data stands before them, in two bytes.
      byte[] prefixed = aad.of(parameters, AAD, aadLength, 2);
      prefixed[0] = (byte) (aadLength >>> Byte.SIZE);
      prefixed[1] = (byte) aadLength;
      chain(prefixed, 2 + aadLength);
    }
    chain(data, length);
  }

  private void chain(byte[] data, int length) {
    for (int i = 0; i < length; i += SIZE) {
      xor(mac, 0, data, i, Math.min(SIZE, length - i));
      aes.run(mac, 0, SIZE);
    }
  }

  private void crypt(byte[] data, int length, MemorySegment parameters) {
    for (int i = 0; i < length; i += SIZE) {
      stream(parameters, i / SIZE + 1);
      xor(data, i, stream, 0, Math.min(SIZE, length - i));
    }
  }

  /** The key stream of one block. */
  private void stream(MemorySegment parameters, int number) {
    int lengthField = AFTER_FLAGS - ivLength;
    Arrays.fill(stream, (byte) 0);
    stream[0] = (byte) (lengthField - 1);
    MemorySegment.copy(parameters, JAVA_BYTE, 0, stream, 1, ivLength);
    putNumber(stream, SIZE - lengthField, number);
    aes.run(stream, 0, SIZE);
  }

  /** Fills the rest of a block with a number, highest byte first. */
  private static void putNumber(byte[] block, int from, int number) {
    for (int i = SIZE - 1; i >= from && i >= SIZE - Integer.BYTES; i--) {
      block[i] = (byte) (number >>> ((SIZE - 1 - i) * Byte.SIZE));
    }
  }

  @Override
  public void close() {
    heap.clear();
  }
}
