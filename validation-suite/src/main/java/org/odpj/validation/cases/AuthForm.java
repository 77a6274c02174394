package org.odpj.validation.cases;

import org.odpj.crypto.AuthAlg;
import org.odpj.validation.suite.Variant;

/** Every authentication that is no half of an AEAD, with ODP's name of it. */
enum AuthForm implements Variant {
  HMAC_MD5(AuthAlg.MD5_HMAC),
  HMAC_SHA1(AuthAlg.SHA1_HMAC),
  HMAC_SHA224(AuthAlg.SHA224_HMAC),
  HMAC_SHA256(AuthAlg.SHA256_HMAC),
  HMAC_SHA384(AuthAlg.SHA384_HMAC),
  HMAC_SHA512(AuthAlg.SHA512_HMAC),
  AES_XCBC(AuthAlg.AES_XCBC_MAC),
  AES_GMAC(AuthAlg.AES_GMAC),
  AES_CMAC(AuthAlg.AES_CMAC),
  KASUMI_F9(AuthAlg.KASUMI_F9),
  SNOW3G_UIA2(AuthAlg.SNOW3G_UIA2),
  AES_EIA2(AuthAlg.AES_EIA2),
  ZUC_EIA3(AuthAlg.ZUC_EIA3),
  MD5(AuthAlg.MD5),
  SHA1(AuthAlg.SHA1),
  SHA224(AuthAlg.SHA224),
  SHA256(AuthAlg.SHA256),
  SHA384(AuthAlg.SHA384),
  SHA512(AuthAlg.SHA512);

  final AuthAlg alg;

  AuthForm(AuthAlg alg) {
    this.alg = alg;
  }
}
