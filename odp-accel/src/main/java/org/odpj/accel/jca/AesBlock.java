package org.odpj.accel.jca;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** AES of single blocks, on which the modes that the JDK has not are built. */
final class AesBlock {
  static final int SIZE = 16;

  private final Cipher cipher;

  AesBlock(SecretKey key, boolean encrypt) throws GeneralSecurityException {
    this.cipher = Cipher.getInstance("AES/ECB/NoPadding");
    cipher.init(encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE, key);
  }

  /** Works on whole blocks in place. */
  void run(byte[] data, int offset, int length) {
    try {
      cipher.update(data, offset, length, data, offset);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's AES refused whole blocks", e);
    }
  }

  /** Adds a block to another, bit by bit. */
  static void xor(byte[] target, int targetAt, byte[] other, int otherAt, int length) {
    for (int i = 0; i < length; i++) {
      target[targetAt + i] ^= other[otherAt + i];
    }
  }

  /** Multiplies by two in the field that CMAC counts in, first byte highest. */
  static void doubleBigEndian(byte[] block) {
    int carry = 0;
    for (int i = SIZE - 1; i >= 0; i--) {
      int value = ((block[i] & 0xff) << 1) | carry;
      block[i] = (byte) value;
      carry = value >>> Byte.SIZE;
    }
    block[SIZE - 1] ^= (byte) (carry * 0x87);
  }

  /** Multiplies by two in the field that XTS counts in, first byte lowest. */
  static void doubleLittleEndian(byte[] block) {
    int carry = 0;
    for (int i = 0; i < SIZE; i++) {
      int value = ((block[i] & 0xff) << 1) | carry;
      block[i] = (byte) value;
      carry = value >>> Byte.SIZE;
    }
    block[0] ^= (byte) (carry * 0x87);
  }
}
