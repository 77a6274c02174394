package org.odpj.accel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.odpj.config.ConfigKey;
import org.odpj.pktio.PktioForm;
import org.odpj.spi.Backend;
import org.odpj.spi.BackendContext;
import org.odpj.spi.BackendInstance;
import org.odpj.system.ApiVersion;
import org.odpj.system.Diagnosis;
import org.odpj.system.Subsystem;

/**
 * Looks for the libraries that accelerate crypto and compression.
 *
 * <p>The API has no crypto or compression yet, so it provides no subsystem; what it finds is shown
 * by {@code odp doctor}.
 */
public final class AccelBackend implements Backend {
  /** For the service loader. */
  public AccelBackend() {}

  @Override
  public String name() {
    return "accel";
  }

  @Override
  public String version() {
    return "0.1.0";
  }

  @Override
  public String description() {
    return "crypto and compression libraries of this machine";
  }

  @Override
  public ApiVersion apiVersion() {
    return new ApiVersion(0, 1);
  }

  @Override
  public Set<Subsystem> subsystems() {
    return Set.of();
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of();
  }

  @Override
  public List<PktioForm> interfaces() {
    return List.of();
  }

  @Override
  public List<Diagnosis> diagnose() {
    List<Diagnosis> found = new ArrayList<>();
    found.add(CpuFeatures.read(Path.of("/proc/cpuinfo")).diagnose());
    for (NativeLibrary library : NativeLibrary.KNOWN) {
      found.add(library.diagnose());
    }
    return found;
  }

  @Override
  public BackendInstance open(BackendContext context) {
    return () -> {
      // Nothing was opened.
    };
  }
}
