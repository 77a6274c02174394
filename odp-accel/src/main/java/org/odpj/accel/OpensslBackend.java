package org.odpj.accel;

import java.util.List;
import org.odpj.accel.openssl.OpensslAlgorithms;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.spi.BackendContext;
import org.odpj.spi.BackendInstance;
import org.odpj.system.Diagnosis;
import org.odpj.system.Subsystem;

/** Crypto by OpenSSL 3. */
public final class OpensslBackend extends EngineBackend {
  private static final int PREFERENCE = 20;

  /** For the service loader. */
  public OpensslBackend() {
    super("openssl", "crypto by OpenSSL's libcrypto", Subsystem.CRYPTO);
  }

  @Override
  public int preference(Subsystem subsystem) {
    return NativeLibrary.OPENSSL.isInstalled() ? PREFERENCE : -1;
  }

  @Override
  public List<Diagnosis> diagnose() {
    return List.of(NativeLibrary.OPENSSL.diagnose());
  }

  @Override
  public BackendInstance open(BackendContext context) {
    if (!NativeLibrary.OPENSSL.isInstalled()) {
      throw new OdpException(
          ErrorCode.NATIVE_LIBRARY_MISSING,
          NativeLibrary.OPENSSL.missing() + ", or --set crypto=jca");
    }
    return new CryptoInstance(new OpensslAlgorithms(), context);
  }
}
