package org.odpj.accel.jca;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.odpj.accel.jca.AesBlock.SIZE;
import static org.odpj.accel.jca.AesBlock.xor;

import java.lang.foreign.MemorySegment;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.odpj.accel.crypto.AuthContext;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CryptoStatus;

/**
 * CMAC (RFC 4493), XCBC (RFC 3566) and EIA2: a chain of AES blocks whose last is changed by one of
 * two derived keys, as it is whole or padded. EIA2 authenticates its vector before the data.
 */
final class CbcMac implements AuthContext {
  private static final byte PAD = (byte) 0x80;

  private final AesBlock aes;
  private final byte[] whole = new byte[SIZE];
  private final byte[] padded = new byte[SIZE];
  private final byte[] state = new byte[SIZE];
  private final int ivLength;
  private final HeapCopy heap = new HeapCopy();

  private CbcMac(AesBlock aes, int ivLength) {
    this.aes = aes;
    this.ivLength = ivLength;
  }

  static CbcMac cmac(AuthParam param) throws GeneralSecurityException {
    CbcMac mac = new CbcMac(new AesBlock(RawKey.of(param.key(), "AES"), true), param.ivLength());
    mac.aes.run(mac.whole, 0, SIZE);
    AesBlock.doubleBigEndian(mac.whole);
    System.arraycopy(mac.whole, 0, mac.padded, 0, SIZE);
    AesBlock.doubleBigEndian(mac.padded);
    return mac;
  }

  static CbcMac xcbc(AuthParam param) throws GeneralSecurityException {
    AesBlock deriving = new AesBlock(RawKey.of(param.key(), "AES"), true);
    byte[] first = derive(deriving, 1);
    SecretKey chain = new SecretKeySpec(first, "AES");
    Arrays.fill(first, (byte) 0);
    CbcMac mac = new CbcMac(new AesBlock(chain, true), 0);
    System.arraycopy(derive(deriving, 2), 0, mac.whole, 0, SIZE);
    System.arraycopy(derive(deriving, 3), 0, mac.padded, 0, SIZE);
    return mac;
  }

  private static byte[] derive(AesBlock deriving, int number) {
    byte[] key = new byte[SIZE];
    Arrays.fill(key, (byte) number);
    deriving.run(key, 0, SIZE);
    return key;
  }

  @Override
  public CryptoStatus run(
      MemorySegment memory, long at, int length, MemorySegment iv, MemorySegment digest) {
    byte[] data = heap.of(memory, at, length, ivLength);
    MemorySegment.copy(iv, JAVA_BYTE, 0, data, 0, ivLength);
    int total = ivLength + length;
    int tail = total == 0 ? 0 : (total - 1) % SIZE + 1;
    Arrays.fill(state, (byte) 0);
    for (int i = 0; i < total - tail; i += SIZE) {
      xor(state, 0, data, i, SIZE);
      aes.run(state, 0, SIZE);
    }
    xor(state, 0, data, total - tail, tail);
    if (tail < SIZE) {
      state[tail] ^= PAD;
    }
    xor(state, 0, tail < SIZE ? padded : whole, 0, SIZE);
    aes.run(state, 0, SIZE);
    MemorySegment.copy(state, 0, digest, JAVA_BYTE, 0, SIZE);
    return CryptoStatus.OK;
  }

  @Override
  public void close() {
    Arrays.fill(whole, (byte) 0);
    Arrays.fill(padded, (byte) 0);
    heap.clear();
  }
}
