package org.odpj.apps.cryptoperf;

import java.util.List;
import java.util.stream.IntStream;
import org.odpj.crypto.AuthAlg;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CipherAlg;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.Crypto;
import org.odpj.crypto.CryptoDirection;
import org.odpj.crypto.CryptoKey;
import org.odpj.crypto.CryptoSessionParam;

/**
 * Algorithms that are measured, by the names of ODP's application.
 *
 * @param name of both
 * @param cipher the cipher
 * @param auth the authentication
 */
record Trial(String name, CipherParam cipher, AuthParam auth) {
  /** As IPsec with extended sequence numbers off. */
  static final int AAD = 8;

  static final List<Trial> ALL =
      List.of(
          cipher("3des-cbc-null", CipherAlg.TRIPLE_DES_CBC, 24, 8),
          both("3des-cbc-hmac-md5-96", CipherAlg.TRIPLE_DES_CBC, 24, 8, AuthAlg.MD5_HMAC, 16, 12),
          auth("null-hmac-md5-96", AuthAlg.MD5_HMAC, 16, 12, 0),
          cipher("aes-cbc-null", CipherAlg.AES_CBC, 16, 16),
          both("aes-cbc-hmac-sha1-96", CipherAlg.AES_CBC, 16, 16, AuthAlg.SHA1_HMAC, 20, 12),
          auth("null-hmac-sha1-96", AuthAlg.SHA1_HMAC, 20, 12, 0),
          cipher("aes-ctr-null", CipherAlg.AES_CTR, 16, 16),
          both("aes-ctr-hmac-sha1-96", CipherAlg.AES_CTR, 16, 16, AuthAlg.SHA1_HMAC, 20, 12),
          auth("null-hmac-sha256-128", AuthAlg.SHA256_HMAC, 32, 16, 0),
          auth("null-hmac-sha512-256", AuthAlg.SHA512_HMAC, 64, 32, 0),
          auth("null-aes-gmac", AuthAlg.AES_GMAC, 16, 16, 12),
          aead("aes-gcm", CipherAlg.AES_GCM, 16, 12),
          aead("aes-ccm", CipherAlg.AES_CCM, 16, 11),
          aead("chacha20-poly1305", CipherAlg.CHACHA20_POLY1305, 32, 12),
          cipher("zuc-eea3", CipherAlg.ZUC_EEA3, 16, 16),
          auth("zuc-eia3", AuthAlg.ZUC_EIA3, 16, 4, 16),
          mobile("zuc-eea3-zuc-eia3", CipherAlg.ZUC_EEA3, AuthAlg.ZUC_EIA3),
          cipher("snow3g-uea2", CipherAlg.SNOW3G_UEA2, 16, 16),
          auth("snow3g-uia2", AuthAlg.SNOW3G_UIA2, 16, 4, 16),
          mobile("snow3g-uea2-snow3g-uia2", CipherAlg.SNOW3G_UEA2, AuthAlg.SNOW3G_UIA2));

  private static Trial cipher(String name, CipherAlg alg, int key, int iv) {
    return new Trial(name, CipherParam.of(alg, key(key), iv), AuthParam.NONE);
  }

  private static Trial auth(String name, AuthAlg alg, int key, int digest, int iv) {
    return new Trial(name, CipherParam.NONE, AuthParam.of(alg, key(key), digest).withIv(iv));
  }

  private static Trial both(
      String name, CipherAlg cipher, int key, int iv, AuthAlg auth, int authKey, int digest) {
    return new Trial(
        name, CipherParam.of(cipher, key(key), iv), AuthParam.of(auth, key(authKey), digest));
  }

  private static Trial aead(String name, CipherAlg alg, int key, int iv) {
    return new Trial(
        name,
        CipherParam.of(alg, key(key), iv),
        AuthParam.aead(AuthAlg.valueOf(alg.name()), 16, AAD));
  }

  private static Trial mobile(String name, CipherAlg cipher, AuthAlg auth) {
    return new Trial(
        name, CipherParam.of(cipher, key(16), 16), AuthParam.of(auth, key(16), 4).withIv(16));
  }

  private static CryptoKey key(int length) {
    return CryptoKey.of(bytes(length));
  }

  /** 1, 2, 3 and so on. */
  static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    IntStream.range(0, length).forEach(i -> bytes[i] = (byte) (i + 1));
    return bytes;
  }

  /** A synchronous session that encodes. */
  CryptoSessionParam session() {
    return CryptoSessionParam.of(CryptoDirection.ENCODE, cipher, auth).overCipherText();
  }

  /** Whether an engine has both with these lengths. */
  boolean fits(Crypto engine) {
    return (cipher.alg() == CipherAlg.NULL || hasCipher(engine))
        && (auth.alg() == AuthAlg.NULL || hasAuth(engine));
  }

  private boolean hasCipher(Crypto engine) {
    return engine.capabilities(cipher.alg()).stream()
        .anyMatch(
            one -> one.keyLength() == cipher.key().length() && one.ivLength() == cipher.ivLength());
  }

  private boolean hasAuth(Crypto engine) {
    return engine.capabilities(auth.alg()).stream()
        .anyMatch(one ->
            one.digestLength() == auth.digestLength()
                && one.keyLength() == auth.key().length()
                && one.ivLength() == auth.ivLength()
                && one.allowsAad(auth.aadLength()));
  }
}
