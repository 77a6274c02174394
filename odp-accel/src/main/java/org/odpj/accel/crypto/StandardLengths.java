package org.odpj.accel.crypto;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.odpj.crypto.AuthAlg;
import org.odpj.crypto.AuthCapability;
import org.odpj.crypto.CipherAlg;
import org.odpj.crypto.CipherCapability;
import org.odpj.crypto.CryptoOp;

/**
 * The lengths of keys, vectors and digests that the algorithms' standards name; what general
 * libraries can do.
 */
public final class StandardLengths {
  private static final int[] AES_KEYS = {16, 24, 32};
  private static final int[] HMAC_KEYS = {16, 20, 24, 28, 32, 48, 64};
  private static final int AES_BLOCK = 16;
  private static final int DES_BLOCK = 8;

  /** Digests cut to 96 bits are IPsec's. */
  private static final int SHORT_DIGEST = 12;

  /** By cipher. */
  public static final Map<CipherAlg, List<CipherCapability>> CIPHERS =
      Map.ofEntries(
          entry(CipherAlg.TRIPLE_DES_CBC, List.of(new CipherCapability(24, DES_BLOCK, false))),
          entry(CipherAlg.TRIPLE_DES_ECB, List.of(new CipherCapability(24, 0, false))),
          entry(CipherAlg.AES_CBC, cipher(AES_KEYS, AES_BLOCK)),
          entry(CipherAlg.AES_CTR, cipher(AES_KEYS, AES_BLOCK)),
          entry(CipherAlg.AES_ECB, cipher(AES_KEYS, 0)),
          entry(CipherAlg.AES_CFB128, cipher(AES_KEYS, AES_BLOCK)),
          entry(CipherAlg.AES_XTS, cipher(new int[] {32, 64}, AES_BLOCK)),
          entry(CipherAlg.AES_EEA2, List.of(new CipherCapability(16, AES_BLOCK, true))),
          entry(CipherAlg.AES_GCM, cipher(AES_KEYS, 12)),
          entry(CipherAlg.AES_CCM, cipher(AES_KEYS, 7, 8, 9, 10, 11, 12, 13)),
          entry(CipherAlg.CHACHA20_POLY1305, cipher(new int[] {32}, 12)));

  /** By authentication. */
  public static final Map<AuthAlg, List<AuthCapability>> AUTHS =
      Map.ofEntries(
          entry(AuthAlg.MD5_HMAC, hmac(16)),
          entry(AuthAlg.SHA1_HMAC, hmac(20)),
          entry(AuthAlg.SHA224_HMAC, hmac(28)),
          entry(AuthAlg.SHA256_HMAC, hmac(32)),
          entry(AuthAlg.SHA384_HMAC, hmac(48)),
          entry(AuthAlg.SHA512_HMAC, hmac(64)),
          entry(AuthAlg.AES_GCM, aead(12, 13, 14, 15, 16)),
          entry(AuthAlg.AES_CCM, aead(4, 6, 8, 10, 12, 14, 16)),
          entry(AuthAlg.CHACHA20_POLY1305, aead(16)),
          entry(AuthAlg.AES_GMAC, keyed(AES_KEYS, 12, SHORT_DIGEST, 16)),
          entry(AuthAlg.AES_CMAC, keyed(AES_KEYS, 0, SHORT_DIGEST, 16)),
          entry(AuthAlg.AES_XCBC_MAC, keyed(new int[] {16}, 0, SHORT_DIGEST, 16)),
          entry(AuthAlg.AES_EIA2, keyed(new int[] {16}, 8, 4)),
          entry(AuthAlg.MD5, digest(16)),
          entry(AuthAlg.SHA1, digest(20)),
          entry(AuthAlg.SHA224, digest(28)),
          entry(AuthAlg.SHA256, digest(32)),
          entry(AuthAlg.SHA384, digest(48)),
          entry(AuthAlg.SHA512, digest(64)));

  private StandardLengths() {}

  /** Those of one cipher. */
  public static List<CipherCapability> of(CipherAlg alg) {
    return CIPHERS.getOrDefault(alg, List.of());
  }

  /** Those of one authentication. */
  public static List<AuthCapability> of(AuthAlg alg) {
    return AUTHS.getOrDefault(alg, List.of());
  }

  private static List<CipherCapability> cipher(int[] keys, int... ivs) {
    return IntStream.of(keys)
        .boxed()
        .flatMap(key -> IntStream.of(ivs).mapToObj(iv -> new CipherCapability(key, iv, false)))
        .toList();
  }

  /** RFC 4868 cuts SHA-2 to half; older RFCs cut to 96 bits. */
  private static List<AuthCapability> hmac(int full) {
    int[] digests =
        IntStream.of(SHORT_DIGEST, full / 2, full)
            .filter(length -> length >= SHORT_DIGEST)
            .distinct()
            .sorted()
            .toArray();
    return keyed(HMAC_KEYS, 0, digests);
  }

  private static List<AuthCapability> keyed(int[] keys, int iv, int... digests) {
    return IntStream.of(digests)
        .boxed()
        .flatMap(length ->
            IntStream.of(keys).mapToObj(key -> new AuthCapability(length, key, iv, false)))
        .toList();
  }

  private static List<AuthCapability> aead(int... tags) {
    return IntStream.of(tags)
        .mapToObj(tag -> new AuthCapability(tag, 0, 0, 0, CryptoOp.MAX_AAD, 1, false))
        .toList();
  }

  private static List<AuthCapability> digest(int length) {
    return List.of(new AuthCapability(length, 0, 0, false));
  }
}
