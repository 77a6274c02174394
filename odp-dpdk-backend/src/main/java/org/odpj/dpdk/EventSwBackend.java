package org.odpj.dpdk;

import java.util.List;
import java.util.Set;
import org.odpj.config.ConfigKey;
import org.odpj.dpdk.eventdev.EventSw;
import org.odpj.pktio.PktioForm;
import org.odpj.spi.Backend;
import org.odpj.spi.BackendContext;
import org.odpj.spi.BackendInstance;
import org.odpj.spi.EventDevice;
import org.odpj.system.ApiVersion;
import org.odpj.system.Diagnosis;
import org.odpj.system.Subsystem;

/** DPDK's event device in software, which serves a scheduler by {@code eventdev = event-sw}. */
public final class EventSwBackend implements Backend {
  /** For the service loader. */
  public EventSwBackend() {}

  @Override
  public String name() {
    return "event-sw";
  }

  @Override
  public String version() {
    return "0.1.0";
  }

  @Override
  public String description() {
    return "the event device event_sw of DPDK says which queue the scheduler serves next";
  }

  @Override
  public ApiVersion apiVersion() {
    return new ApiVersion(0, 1);
  }

  @Override
  public Set<Subsystem> subsystems() {
    return Set.of(Subsystem.EVENTDEV);
  }

  /** Less than 0: the scheduler's own order is quicker, so only who names it gets it. */
  @Override
  public int preference(Subsystem subsystem) {
    return -1;
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return DpdkKeys.all();
  }

  @Override
  public List<PktioForm> interfaces() {
    return List.of();
  }

  @Override
  public List<Diagnosis> diagnose() {
    return List.of(); // What it needs is what dpdk needs, which says so itself.
  }

  @Override
  public BackendInstance open(BackendContext context) {
    EalProcess.start(EalArguments.of(context.config()), context.log());
    return new Instance(new EventSw());
  }

  private record Instance(EventSw device) implements BackendInstance {
    @Override
    public EventDevice eventDevice() {
      return device;
    }

    @Override
    public void close() {
      device.close();
    }
  }
}
