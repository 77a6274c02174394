package org.odpj.accel.ipsecmb;

import static java.util.Map.entry;

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

/** What libIPSec_MB computes on one buffer in one call. */
public final class ImbAlgorithms implements Algorithms {
  private static final int KEY = 16;
  private static final int MAC = 4;

  private static final Map<CipherAlg, List<CipherCapability>> CIPHERS =
      Map.ofEntries(
          entry(CipherAlg.AES_GCM, StandardLengths.of(CipherAlg.AES_GCM)),
          entry(CipherAlg.CHACHA20_POLY1305, StandardLengths.of(CipherAlg.CHACHA20_POLY1305)),
          entry(CipherAlg.SNOW3G_UEA2, List.of(new CipherCapability(KEY, 16, true))),
          entry(CipherAlg.ZUC_EEA3, List.of(new CipherCapability(KEY, 16, true))),
          entry(CipherAlg.KASUMI_F8, List.of(new CipherCapability(KEY, 8, true))));

  private static final Map<AuthAlg, List<AuthCapability>> AUTHS =
      Map.ofEntries(
          entry(AuthAlg.AES_GCM, StandardLengths.of(AuthAlg.AES_GCM)),
          entry(AuthAlg.CHACHA20_POLY1305, StandardLengths.of(AuthAlg.CHACHA20_POLY1305)),
          entry(AuthAlg.AES_GMAC, StandardLengths.of(AuthAlg.AES_GMAC)),
          entry(AuthAlg.SNOW3G_UIA2, List.of(new AuthCapability(MAC, KEY, 16, true))),
          entry(AuthAlg.ZUC_EIA3, List.of(new AuthCapability(MAC, KEY, 16, true))),
          entry(AuthAlg.KASUMI_F9, List.of(new AuthCapability(MAC, KEY, 9, true))));

  /** The version whose structures this engine knows. */
  public static final String VERSION = ImbLayouts.VERSION;

  /** Loads nothing yet. */
  public ImbAlgorithms() {}

  @Override
  public String name() {
    return "ipsec-mb";
  }

  @Override
  public Map<CipherAlg, List<CipherCapability>> ciphers() {
    return CIPHERS;
  }

  @Override
  public Map<AuthAlg, List<AuthCapability>> auths() {
    return AUTHS;
  }

  @Override
  public CipherContext cipher(CipherParam param, boolean encrypt) {
    return switch (param.alg()) {
      case SNOW3G_UEA2 -> ImbStream.uea2(param);
      case ZUC_EEA3 -> ImbStream.eea3(param);
      case KASUMI_F8 -> ImbStream.f8(param);
      default -> throw new IllegalArgumentException(param.alg() + " is no cipher of this engine");
    };
  }

  @Override
  public AuthContext auth(AuthParam param) {
    return switch (param.alg()) {
      case AES_GMAC -> new ImbGmac(param);
      case SNOW3G_UIA2 -> ImbIntegrity.uia2(param);
      case ZUC_EIA3 -> ImbIntegrity.eia3(param);
      case KASUMI_F9 -> ImbIntegrity.f9(param);
      default -> throw new IllegalArgumentException(param.alg() + " is none of this engine");
    };
  }

  @Override
  public AeadContext aead(CipherParam cipher, AuthParam auth, boolean encrypt) {
    return cipher.alg() == CipherAlg.AES_GCM
        ? new ImbGcm(cipher, auth, encrypt)
        : new ImbChaCha(cipher, auth, encrypt);
  }
}
