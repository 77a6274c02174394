package org.odpj.accel;

import java.util.List;
import org.odpj.accel.isal.IsalCodecs;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.spi.BackendContext;
import org.odpj.spi.BackendInstance;
import org.odpj.system.Diagnosis;
import org.odpj.system.Subsystem;

/** Compression by ISA-L: several times faster than zlib, and not quite as short. */
public final class IsalBackend extends EngineBackend {
  private static final int PREFERENCE = 20;

  /** For the service loader. */
  public IsalBackend() {
    super("isal", "compression by Intel's ISA-L", Subsystem.COMP);
  }

  @Override
  public int preference(Subsystem subsystem) {
    return NativeLibrary.ISAL.isInstalled() && IsalCodecs.works() ? PREFERENCE : -1;
  }

  @Override
  public List<Diagnosis> diagnose() {
    return List.of(NativeLibrary.ISAL.diagnose());
  }

  @Override
  public BackendInstance open(BackendContext context) {
    if (!NativeLibrary.ISAL.isInstalled()) {
      throw new OdpException(
          ErrorCode.NATIVE_LIBRARY_MISSING, NativeLibrary.ISAL.missing() + ", or --set comp=zlib");
    }
    if (!IsalCodecs.works()) {
      throw new OdpException(
          ErrorCode.NATIVE_LIBRARY_VERSION,
          "the structures of %s are not those of ISA-L 2.30, which the engine knows; --set comp=zlib"
              .formatted(NativeLibrary.ISAL.file()));
    }
    return new CompInstance(new IsalCodecs(), context);
  }
}
