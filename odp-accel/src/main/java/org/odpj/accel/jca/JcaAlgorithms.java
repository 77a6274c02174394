package org.odpj.accel.jca;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
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

/** What the JDK computes, and what is built here on its AES. */
public final class JcaAlgorithms implements Algorithms {
  private static final int DES_BLOCK = 8;

  /** For one data plane. */
  public JcaAlgorithms() {}

  @Override
  public String name() {
    return "jca";
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
    try {
      return switch (param.alg()) {
        case TRIPLE_DES_CBC ->
            new JcaCipher("DESede/CBC/NoPadding", "DESede", param, encrypt, DES_BLOCK);
        case TRIPLE_DES_ECB ->
            new JcaCipher("DESede/ECB/NoPadding", "DESede", param, encrypt, DES_BLOCK);
        case AES_CBC -> aes("CBC", param, encrypt, AesBlock.SIZE);
        case AES_ECB -> aes("ECB", param, encrypt, AesBlock.SIZE);
        case AES_CTR, AES_EEA2 -> aes("CTR", param, encrypt, 1);
        case AES_CFB128 -> aes("CFB128", param, encrypt, 1);
        case AES_XTS -> new Xts(param, encrypt);
        default -> throw new IllegalArgumentException(param.alg() + " is no cipher of this engine");
      };
    } catch (GeneralSecurityException e) {
      throw refused(e);
    }
  }

  private static CipherContext aes(String mode, CipherParam param, boolean encrypt, int block)
      throws GeneralSecurityException {
    return new JcaCipher("AES/" + mode + "/NoPadding", "AES", param, encrypt, block);
  }

  @Override
  public AuthContext auth(AuthParam param) {
    try {
      return switch (param.alg()) {
        case MD5 -> new JcaDigest("MD5");
        case SHA1 -> new JcaDigest("SHA-1");
        case SHA224 -> new JcaDigest("SHA-224");
        case SHA256 -> new JcaDigest("SHA-256");
        case SHA384 -> new JcaDigest("SHA-384");
        case SHA512 -> new JcaDigest("SHA-512");
        case MD5_HMAC -> new JcaMac("HmacMD5", param);
        case SHA1_HMAC -> new JcaMac("HmacSHA1", param);
        case SHA224_HMAC -> new JcaMac("HmacSHA224", param);
        case SHA256_HMAC -> new JcaMac("HmacSHA256", param);
        case SHA384_HMAC -> new JcaMac("HmacSHA384", param);
        case SHA512_HMAC -> new JcaMac("HmacSHA512", param);
        case AES_GMAC -> new JcaGmac(param);
        case AES_CMAC, AES_EIA2 -> CbcMac.cmac(param);
        case AES_XCBC_MAC -> CbcMac.xcbc(param);
        default -> throw new IllegalArgumentException(param.alg() + " is none of this engine");
      };
    } catch (GeneralSecurityException e) {
      throw refused(e);
    }
  }

  @Override
  public AeadContext aead(CipherParam cipher, AuthParam auth, boolean encrypt) {
    try {
      return cipher.alg() == CipherAlg.AES_CCM
          ? new Ccm(cipher, auth, encrypt)
          : new JcaAead(cipher, auth, encrypt);
    } catch (GeneralSecurityException e) {
      throw refused(e);
    }
  }

  private static IllegalStateException refused(GeneralSecurityException cause) {
    return new IllegalStateException("this JDK lacks an algorithm that the engine offers", cause);
  }
}
