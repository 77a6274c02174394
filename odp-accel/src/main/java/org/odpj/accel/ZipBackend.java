package org.odpj.accel;

import java.util.List;
import org.odpj.accel.zip.ZipCodecs;
import org.odpj.spi.BackendContext;
import org.odpj.spi.BackendInstance;
import org.odpj.system.Diagnosis;
import org.odpj.system.Subsystem;

/** Compression by the JDK: no native library to install, so it always works. */
public final class ZipBackend extends EngineBackend {
  private static final int PREFERENCE = 0;

  /** For the service loader. */
  public ZipBackend() {
    super("java-zip", "compression by the JDK's own classes", Subsystem.COMP);
  }

  @Override
  public int preference(Subsystem subsystem) {
    return PREFERENCE;
  }

  @Override
  public List<Diagnosis> diagnose() {
    return List.of();
  }

  @Override
  public BackendInstance open(BackendContext context) {
    return new CompInstance(new ZipCodecs(), context);
  }
}
