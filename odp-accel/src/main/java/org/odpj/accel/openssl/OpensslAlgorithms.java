package org.odpj.accel.openssl;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.odpj.accel.crypto.AeadContext;
import org.odpj.accel.crypto.Algorithms;
import org.odpj.accel.crypto.AuthContext;
import org.odpj.accel.crypto.CipherContext;
import org.odpj.accel.crypto.StandardLengths;
import org.odpj.crypto.AuthAlg;
import org.odpj.crypto.AuthCapability;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CipherAlg;
import org.odpj.crypto.CipherCapability;
import org.odpj.crypto.CipherParam;

/** What libcrypto computes, and what can be built on it. */
public final class OpensslAlgorithms implements Algorithms {
  private static final int BITS = 8;
  private static final int AES_BLOCK = 16;
  private static final int DES_BLOCK = 8;
  private final Map<String, Long> fetched = new ConcurrentHashMap<>();

  /** Loads nothing yet. */
  public OpensslAlgorithms() {}

  @Override
  public String name() {
    return "openssl";
  }

  @Override
  public Map<CipherAlg, List<CipherCapability>> ciphers() {
    return StandardLengths.CIPHERS;
  }

  @Override
  public Map<AuthAlg, List<AuthCapability>> auths() {
    return StandardLengths.AUTHS;
  }

  @Override
  public CipherContext cipher(CipherParam param, boolean encrypt) {
    int bits = param.key().length() * BITS;
    return switch (param.alg()) {
      case TRIPLE_DES_CBC -> evp("DES-EDE3-CBC", param, encrypt, DES_BLOCK, DES_BLOCK);
      case TRIPLE_DES_ECB -> evp("DES-EDE3-ECB", param, encrypt, DES_BLOCK, DES_BLOCK);
      case AES_CBC -> evp("AES-" + bits + "-CBC", param, encrypt, AES_BLOCK, AES_BLOCK);
      case AES_ECB -> evp("AES-" + bits + "-ECB", param, encrypt, AES_BLOCK, AES_BLOCK);
      case AES_CTR, AES_EEA2 -> evp("AES-" + bits + "-CTR", param, encrypt, 1, 1);
      case AES_CFB128 -> evp("AES-" + bits + "-CFB", param, encrypt, 1, 1);
      case AES_XTS -> evp("AES-" + bits / 2 + "-XTS", param, encrypt, 1, AES_BLOCK);
      default -> throw new IllegalArgumentException(param.alg() + " is no cipher of this engine");
    };
  }

  private CipherContext evp(String name, CipherParam param, boolean encrypt, int block, int least) {
    return new EvpCipher(cipher(name), param, encrypt, block, least);
  }

  @Override
  public AuthContext auth(AuthParam param) {
    int bits = param.key().length() * BITS;
    return switch (param.alg()) {
      case MD5, SHA1, SHA224, SHA256, SHA384, SHA512 ->
          new EvpDigest(fetched.computeIfAbsent(digestName(param.alg()), Evp::digest));
      case AES_GMAC -> new EvpGmac(cipher("AES-" + bits + "-GCM"), param);
      case AES_XCBC_MAC -> new EvpXcbc(cipher("AES-128-ECB"), cipher("AES-128-CBC"), param);
      case AES_CMAC, AES_EIA2 ->
          new EvpMac(mac("CMAC"), "cipher", "AES-" + bits + "-CBC", param, param.ivLength());
      case MD5_HMAC, SHA1_HMAC, SHA224_HMAC, SHA256_HMAC, SHA384_HMAC, SHA512_HMAC ->
          new EvpMac(mac("HMAC"), "digest", digestName(param.alg()), param, 0);
      default -> throw new IllegalArgumentException(param.alg() + " is none of this engine");
    };
  }

  @Override
  public AeadContext aead(CipherParam param, AuthParam auth, boolean encrypt) {
    int bits = param.key().length() * BITS;
    return switch (param.alg()) {
      case AES_GCM -> new EvpAead(cipher("AES-" + bits + "-GCM"), param, auth, encrypt);
      case CHACHA20_POLY1305 -> new EvpAead(cipher("ChaCha20-Poly1305"), param, auth, encrypt);
      case AES_CCM -> new EvpCcm(cipher("AES-" + bits + "-CCM"), param, auth, encrypt);
      default -> throw new IllegalArgumentException(param.alg() + " is no AEAD");
    };
  }

  private long cipher(String name) {
    return fetched.computeIfAbsent(name, Evp::cipher);
  }

  private long mac(String name) {
    return fetched.computeIfAbsent(name, Evp::mac);
  }

  private static String digestName(AuthAlg alg) {
    return switch (alg) {
      case MD5, MD5_HMAC -> "MD5";
      case SHA1, SHA1_HMAC -> "SHA1";
      case SHA224, SHA224_HMAC -> "SHA2-224";
      case SHA256, SHA256_HMAC -> "SHA2-256";
      case SHA384, SHA384_HMAC -> "SHA2-384";
      case SHA512, SHA512_HMAC -> "SHA2-512";
      default -> throw new IllegalArgumentException(alg + " has no digest beneath");
    };
  }
}
