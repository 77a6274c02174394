package org.odpj.linuxgeneric;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.odpj.config.ConfigKey;
import org.odpj.linuxgeneric.pktio.LinuxPktios;
import org.odpj.linuxgeneric.schedule.SchedKeys;
import org.odpj.linuxgeneric.system.Doctor;
import org.odpj.pktio.PktioForm;
import org.odpj.spi.Backend;
import org.odpj.spi.BackendContext;
import org.odpj.spi.BackendInstance;
import org.odpj.system.ApiVersion;
import org.odpj.system.Diagnosis;
import org.odpj.system.Subsystem;

/**
 * The backend in software. It provides every subsystem, so that any other backend may leave some
 * out.
 */
public final class LinuxGenericBackend implements Backend {
  /** For {@link java.util.ServiceLoader}. */
  public LinuxGenericBackend() {}

  @Override
  public String name() {
    return "linux-generic";
  }

  @Override
  public String version() {
    return "0.1.0";
  }

  @Override
  public String description() {
    return "software for any Linux, no hardware or library needed";
  }

  @Override
  public ApiVersion apiVersion() {
    return new ApiVersion(0, 1);
  }

  @Override
  public Set<Subsystem> subsystems() {
    return EnumSet.complementOf(EnumSet.of(Subsystem.CRYPTO, Subsystem.COMP, Subsystem.EVENTDEV));
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return SchedKeys.all();
  }

  @Override
  public List<PktioForm> interfaces() {
    return LinuxPktios.FORMS;
  }

  @Override
  public List<Diagnosis> diagnose() {
    return Doctor.diagnose();
  }

  @Override
  public BackendInstance open(BackendContext context) {
    return new LinuxGenericInstance(context);
  }
}
