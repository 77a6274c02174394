package org.odpj.accel;

import java.util.List;
import java.util.Optional;
import org.odpj.accel.ipsecmb.ImbAlgorithms;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.spi.BackendContext;
import org.odpj.spi.BackendInstance;
import org.odpj.system.Diagnosis;
import org.odpj.system.Subsystem;

/**
 * Crypto by Intel's multi-buffer library: the fastest AES-GCM, and the algorithms of mobile
 * networks. It does not have all that applications ask for, so it is preferred to {@code jca} only.
 */
public final class IpsecMbBackend extends EngineBackend {
  private static final int PREFERENCE = 10;

  /** For the service loader. */
  public IpsecMbBackend() {
    super("ipsec-mb", "crypto by Intel's libIPSec_MB", Subsystem.CRYPTO);
  }

  @Override
  public int preference(Subsystem subsystem) {
    return NativeLibrary.IPSEC_MB.version().filter(ImbAlgorithms.VERSION::equals).isPresent()
        ? PREFERENCE
        : -1;
  }

  @Override
  public List<Diagnosis> diagnose() {
    return List.of(NativeLibrary.IPSEC_MB.diagnose());
  }

  @Override
  public BackendInstance open(BackendContext context) {
    requireKnown(NativeLibrary.IPSEC_MB.version());
    return new CryptoInstance(new ImbAlgorithms(), context);
  }

  /** Functions are called through structures that change from version to version. */
  static void requireKnown(Optional<String> installed) {
    String version =
        installed.orElseThrow(() ->
            new OdpException(
                ErrorCode.NATIVE_LIBRARY_MISSING,
                NativeLibrary.IPSEC_MB.missing() + ", or --set crypto=openssl"));
    if (!version.equals(ImbAlgorithms.VERSION)) {
      throw new OdpException(
          ErrorCode.NATIVE_LIBRARY_VERSION,
          "%s is version %s, and the engine knows the structures of %s only; install that, or --set crypto=openssl"
              .formatted(NativeLibrary.IPSEC_MB.file(), version, ImbAlgorithms.VERSION));
    }
  }
}
