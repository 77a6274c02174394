package org.odpj.dpdk;

import java.util.List;
import java.util.Set;
import org.odpj.config.ConfigKey;
import org.odpj.dpdk.queue.RingQueues;
import org.odpj.pktio.PktioForm;
import org.odpj.spi.Backend;
import org.odpj.spi.BackendContext;
import org.odpj.spi.BackendInstance;
import org.odpj.spi.QueueProvider;
import org.odpj.system.ApiVersion;
import org.odpj.system.Diagnosis;
import org.odpj.system.Subsystem;

/**
 * Plain queues as rte_rings, chosen by {@code queue = dpdk-ring}: for those that other DPDK
 * processes share.
 */
public final class DpdkRingBackend implements Backend {
  /** For the service loader. */
  public DpdkRingBackend() {}

  @Override
  public String name() {
    return "dpdk-ring";
  }

  @Override
  public String version() {
    return "0.1.0";
  }

  @Override
  public String description() {
    return "plain queues that are rte_rings, for packets and buffers of dpdk";
  }

  @Override
  public ApiVersion apiVersion() {
    return new ApiVersion(0, 1);
  }

  @Override
  public Set<Subsystem> subsystems() {
    return Set.of(Subsystem.QUEUE);
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return DpdkKeys.withRings();
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
    RingNames names = RingNames.of(context.config());
    EalProcess.start(EalArguments.of(context.config()), context.log());
    names.prepareSharing(context);
    return new Instance(new RingQueues(context, names.created(), names.attached()));
  }

  private record Instance(RingQueues rings) implements BackendInstance {
    @Override
    public QueueProvider queues() {
      return rings;
    }

    @Override
    public void close() {
      rings.close();
    }
  }
}
