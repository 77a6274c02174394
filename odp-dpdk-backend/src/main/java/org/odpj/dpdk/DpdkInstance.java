package org.odpj.dpdk;

import org.odpj.dpdk.pktio.DpdkPktios;
import org.odpj.dpdk.pool.DpdkPools;
import org.odpj.spi.BackendContext;
import org.odpj.spi.BackendInstance;
import org.odpj.spi.PktioProvider;
import org.odpj.spi.PoolProvider;

/** One data plane's pools and interfaces on the process's EAL. */
final class DpdkInstance implements BackendInstance {
  private final DpdkPools pools;
  private final DpdkPktios pktios;

  private DpdkInstance(DpdkPools pools, DpdkPktios pktios) {
    this.pools = pools;
    this.pktios = pktios;
  }

  static DpdkInstance open(BackendContext context) {
    EalProcess eal = EalProcess.start(EalArguments.of(context.config()), context.log());
    return new DpdkInstance(new DpdkPools(context), new DpdkPktios(context.log(), eal::news));
  }

  @Override
  public PoolProvider pools() {
    return pools;
  }

  @Override
  public PktioProvider pktios() {
    return pktios;
  }

  @Override
  public void close() {
    pktios.close();
    pools.close();
  }
}
