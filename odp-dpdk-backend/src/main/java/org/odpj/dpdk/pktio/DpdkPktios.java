package org.odpj.dpdk.pktio;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.odpj.config.OdpLog;
import org.odpj.dpdk.pool.DpdkPacketPool;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioParam;
import org.odpj.spi.PktioProvider;

/** Opens ethdev ports, and makes the virtual devices that names ask for. */
public final class DpdkPktios implements PktioProvider {
  /** Device names are unique in the process, whichever data plane made them. */
  private static final AtomicInteger NEXT_DEVICE = new AtomicInteger();

  private final OdpLog log;
  private final Supplier<String> news;
  private final List<DpdkPktio> open = new CopyOnWriteArrayList<>();

  /**
   * Interfaces on a running EAL.
   *
   * @param log where log lines go
   * @param news what EAL and its drivers printed since it was asked last
   */
  public DpdkPktios(OdpLog log, Supplier<String> news) {
    this.log = log;
    this.news = news;
  }

  @Override
  public Pktio open(
      String name, int index, PacketPool pool, PktioParam param, Consumer<? super Pktio> onClose) {
    if (!(pool instanceof DpdkPacketPool own)) {
      throw new OdpException(
          ErrorCode.INTERFACE_FAILED,
          "interface '%s': DPDK's drivers receive into DPDK's pools only; leave the key 'pool' unset"
              .formatted(name));
    }
    PortSpec spec = PortSpec.parse(name, NEXT_DEVICE.getAndIncrement(), own.maxLength());
    Port port = Port.open(spec, name, news);
    try {
      DpdkPktio pktio =
          new DpdkPktio(
              name,
              index,
              own,
              param,
              port,
              log,
              closed -> {
                open.remove(closed);
                onClose.accept(closed);
              });
      open.add(pktio);
      return pktio;
    } catch (RuntimeException e) {
      port.close();
      throw e;
    }
  }

  /** Closes every interface that is still open. */
  public void close() {
    open.forEach(DpdkPktio::close);
  }
}
