package org.odpj.dpdk;

import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.odpj.config.OdpConfig;
import org.odpj.dpdk.lib.Libraries;
import org.odpj.error.OdpException;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioParam;
import org.odpj.pktio.PktoutQueueParam;
import org.odpj.spi.BackendContext;
import org.odpj.spi.BackendInstance;
import org.odpj.spi.PktioProvider;
import org.odpj.spi.PoolProvider;

/**
 * The backend, open for one test, by its providers alone. Tests are skipped where DPDK is not
 * installed.
 */
public final class OpenDpdk implements BeforeEachCallback, AfterEachCallback {
  private @Nullable BackendInstance instance;
  private int nextIndex;

  @Override
  public void beforeEach(ExtensionContext context) {
    try {
      Libraries.require();
    } catch (OdpException e) {
      abort(e.getMessage());
    }
    instance = new DpdkBackend().open(new BackendContext(OdpConfig.backend("dpdk")));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (instance != null) {
      instance.close();
    }
  }

  private BackendInstance open() {
    return Objects.requireNonNull(instance);
  }

  /** The pools. */
  public PoolProvider pools() {
    return open().pools();
  }

  /** The interfaces. */
  public PktioProvider pktios() {
    return open().pktios();
  }

  /** A pool of 512 packets of up to 1,536 bytes, without caches. */
  public PacketPool pool() {
    PacketPoolParam param = PacketPoolParam.of(512, 1_536).withCache(0);
    return pools().createPacketPool("test", param, _ -> {});
  }

  /** An open interface. */
  public Pktio open(String name, PacketPool pool) {
    return pktios().open(name, nextIndex++, pool, PktioParam.direct(), _ -> {});
  }

  /** An interface with a queue in each direction, started. */
  public Pktio start(String name, PacketPool pool) {
    Pktio pktio = open(name, pool);
    pktio.configureInput(PktinQueueParam.defaults());
    pktio.configureOutput(PktoutQueueParam.defaults());
    pktio.start();
    return pktio;
  }
}
