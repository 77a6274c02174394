package org.odpj.accel;

import java.util.List;
import org.odpj.accel.zlib.ZlibCodecs;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.spi.BackendContext;
import org.odpj.spi.BackendInstance;
import org.odpj.system.Diagnosis;
import org.odpj.system.Subsystem;

/** Compression by zlib. */
public final class ZlibBackend extends EngineBackend {
  private static final int PREFERENCE = 10;

  /** For the service loader. */
  public ZlibBackend() {
    super("zlib", "compression by zlib", Subsystem.COMP);
  }

  @Override
  public int preference(Subsystem subsystem) {
    return NativeLibrary.ZLIB.isInstalled() ? PREFERENCE : -1;
  }

  @Override
  public List<Diagnosis> diagnose() {
    return List.of(NativeLibrary.ZLIB.diagnose());
  }

  @Override
  public BackendInstance open(BackendContext context) {
    if (!NativeLibrary.ZLIB.isInstalled()) {
      throw new OdpException(
          ErrorCode.NATIVE_LIBRARY_MISSING,
          NativeLibrary.ZLIB.missing() + ", or --set comp=java-zip");
    }
    return new CompInstance(new ZlibCodecs(), context);
  }
}
