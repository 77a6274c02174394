package org.odpj.spi;

import java.util.function.Consumer;
import org.odpj.error.OdpException;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioParam;

/**
 * Opens interfaces. Thread-safe.
 *
 * <p>Interfaces are opened in direct mode or with a direction disabled. Where an application wants
 * plain or scheduled queues, the data plane makes them of the direct ones; an interface that allows
 * this has the modes in its capability.
 */
public interface PktioProvider {
  /**
   * Opens an interface. The data plane has made sure that no interface of that name is open in it.
   *
   * @param name what the user wrote, such as {@code loop}, {@code pcap:in=a.pcap} or {@code eth0}
   * @param index the interface's number, for {@link Pktio#index} and received packets
   * @param pool where received packets come from; may be of another backend
   * @param param how it is opened; each mode is direct or disabled
   * @param onClose to be called once, with the interface, when it is closed
   * @return the interface, stopped
   * @throws OdpException if the name is unknown or cannot be opened; nothing stays open
   * @throws IllegalArgumentException if a mode is outside the capability
   */
  Pktio open(
      String name, int index, PacketPool pool, PktioParam param, Consumer<? super Pktio> onClose);
}
