package org.odpj.accel.jca;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.odpj.crypto.CryptoKey;

/** Turns the API's keys into the JDK's. */
final class RawKey {
  private RawKey() {}

  static SecretKey of(CryptoKey key, String algorithm) {
    byte[] bytes = bytes(key);
    try {
      return new SecretKeySpec(bytes, algorithm);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** A copy that the caller clears. */
  static byte[] bytes(CryptoKey key) {
    byte[] bytes = new byte[key.length()];
    key.copyTo(MemorySegment.ofArray(bytes), 0);
    return bytes;
  }
}
