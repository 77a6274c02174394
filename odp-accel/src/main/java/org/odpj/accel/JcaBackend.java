package org.odpj.accel;

import java.nio.file.Path;
import java.util.List;
import org.odpj.accel.jca.JcaAlgorithms;
import org.odpj.spi.BackendContext;
import org.odpj.spi.BackendInstance;
import org.odpj.system.Diagnosis;
import org.odpj.system.Subsystem;

/** Crypto by the JDK: no native library, so it always works. */
public final class JcaBackend extends EngineBackend {
  private static final int PREFERENCE = 0;

  /** For the service loader. */
  public JcaBackend() {
    super("jca", "crypto by the JDK's own providers", Subsystem.CRYPTO);
  }

  @Override
  public int preference(Subsystem subsystem) {
    return PREFERENCE;
  }

  @Override
  public List<Diagnosis> diagnose() {
    return List.of(CpuFeatures.read(Path.of("/proc/cpuinfo")).diagnose());
  }

  @Override
  public BackendInstance open(BackendContext context) {
    return new CryptoInstance(new JcaAlgorithms(), context);
  }
}
