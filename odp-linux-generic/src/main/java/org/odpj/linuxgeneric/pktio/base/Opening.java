package org.odpj.linuxgeneric.pktio.base;

import java.util.function.Consumer;
import org.odpj.config.OdpLog;
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
 */
public record Opening(
    String name,
    int index,
    PacketPool pool,
    PktioParam param,
    Consumer<? super Pktio> onClose,
    OdpLog log) {
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
    return new Opening(name, index, pool, param, both, log);
  }
}
