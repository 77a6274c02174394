package org.odpj.linuxgeneric.pktio.base;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.config.OdpLog;
import org.odpj.linuxgeneric.pktio.filter.PacketFilter;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.PktinMode;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioParam;

/**
 * What an interface is opened with.
 *
 * @param name what the user wrote
 * @param index the interface's number
 * @param pool where received packets come from
 * @param param how it is opened
 * @param onClose to be called once, when the interface is closed
 * @param log for what must be said once, never per packet
 * @param filter what shall be received; null for everything. A driver that is given one keeps to it
 */
public record Opening(
    String name,
    int index,
    PacketPool pool,
    PktioParam param,
    Consumer<? super Pktio> onClose,
    OdpLog log,
    @Nullable PacketFilter filter) {
  /**
   * Whether packets will be received.
   *
   * @return false if the input is disabled
   */
  public boolean receives() {
    return param.inputMode() != PktinMode.DISABLED;
  }

  /**
   * The same, with something more to do when the interface is closed.
   *
   * @param action done first
   * @return a new object
   */
  public Opening alsoOnClose(Runnable action) {
    Consumer<Pktio> both =
        pktio -> {
          action.run();
          onClose.accept(pktio);
        };
    return new Opening(name, index, pool, param, both, log, filter);
  }

  /**
   * The same, receiving only what a filter matches.
   *
   * @param wanted the filter
   * @return a new object
   */
  public Opening withFilter(PacketFilter wanted) {
    return new Opening(name, index, pool, param, onClose, log, wanted);
  }

  /**
   * The filter, for {@code info}.
   *
   * @return words that go on after others; empty if there is none
   */
  public String filterDetail() {
    return filter == null ? "" : ", receives '%s' only".formatted(filter);
  }
}
