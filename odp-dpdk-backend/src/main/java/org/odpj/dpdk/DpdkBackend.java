package org.odpj.dpdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.odpj.config.ConfigKey;
import org.odpj.dpdk.lib.Libraries;
import org.odpj.dpdk.pktio.PortSpec;
import org.odpj.error.OdpException;
import org.odpj.pktio.PktioForm;
import org.odpj.spi.Backend;
import org.odpj.spi.BackendContext;
import org.odpj.spi.BackendInstance;
import org.odpj.system.ApiVersion;
import org.odpj.system.Diagnosis;
import org.odpj.system.Subsystem;

/** Pools and packet I/O on DPDK; the rest is the software's. */
public final class DpdkBackend implements Backend {
  /** For the service loader. */
  public DpdkBackend() {}

  @Override
  public String name() {
    return "dpdk";
  }

  @Override
  public String version() {
    return "0.1.0";
  }

  @Override
  public String description() {
    return "the DPDK 22.11 libraries: mbuf pools and ethdev ports";
  }

  @Override
  public ApiVersion apiVersion() {
    return new ApiVersion(0, 1);
  }

  @Override
  public Set<Subsystem> subsystems() {
    return Set.of(Subsystem.POOL, Subsystem.PKTIO);
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return DpdkKeys.all();
  }

  @Override
  public List<PktioForm> interfaces() {
    return PortSpec.FORMS;
  }

  @Override
  public List<Diagnosis> diagnose() {
    List<Diagnosis> found = new ArrayList<>();
    try {
      found.add(Diagnosis.ok("DPDK libraries", Libraries.require()));
    } catch (OdpException e) {
      found.add(
          new Diagnosis(
              "DPDK libraries",
              Diagnosis.State.MISSING,
              e.getMessage(),
              "./odp install-deps; until then: --backend linux-generic"));
    }
    long megabytes = Memory.freeHugeMegabytes();
    found.add(
        megabytes > 0
            ? Diagnosis.ok("DPDK huge pages", megabytes + " MB free")
            : new Diagnosis(
                "DPDK huge pages",
                Diagnosis.State.DEGRADED,
                "none free",
                "ordinary pages are used; for huge ones: sysctl vm.nr_hugepages=512"));
    return found;
  }

  @Override
  public BackendInstance open(BackendContext context) {
    return DpdkInstance.open(context);
  }
}
