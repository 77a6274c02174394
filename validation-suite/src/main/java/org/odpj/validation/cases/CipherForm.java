package org.odpj.validation.cases;

import org.odpj.crypto.CipherAlg;
import org.odpj.validation.suite.Variant;

/** Every cipher, with ODP's name of it. */
enum CipherForm implements Variant {
  NULL(CipherAlg.NULL),
  TRIPLE_DES_CBC(CipherAlg.TRIPLE_DES_CBC, "3des_cbc"),
  TRIPLE_DES_ECB(CipherAlg.TRIPLE_DES_ECB, "3des_ecb"),
  AES_CBC(CipherAlg.AES_CBC),
  AES_CTR(CipherAlg.AES_CTR),
  AES_ECB(CipherAlg.AES_ECB),
  AES_CFB128(CipherAlg.AES_CFB128),
  AES_XTS(CipherAlg.AES_XTS),
  AES_GCM(CipherAlg.AES_GCM),
  AES_CCM(CipherAlg.AES_CCM),
  CHACHA20_POLY1305(CipherAlg.CHACHA20_POLY1305),
  AES_EEA2(CipherAlg.AES_EEA2),
  SNOW3G_UEA2(CipherAlg.SNOW3G_UEA2),
  ZUC_EEA3(CipherAlg.ZUC_EEA3),
  KASUMI_F8(CipherAlg.KASUMI_F8);

  final CipherAlg alg;
  private final String odpName;

  CipherForm(CipherAlg alg) {
    this(alg, "");
  }

  CipherForm(CipherAlg alg, String odpName) {
    this.alg = alg;
    this.odpName = odpName;
  }

  @Override
  public String odpName() {
    return odpName.isEmpty() ? Variant.super.odpName() : odpName;
  }
}
