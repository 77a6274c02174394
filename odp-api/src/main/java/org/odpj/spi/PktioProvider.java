package org.odpj.spi;

import java.util.function.Consumer;
import org.odpj.error.OdpException;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioParam;

/** Opens interfaces. Thread-safe. */
public interface PktioProvider {
  /**
   * Opens an interface. The data plane has made sure that no interface of that name is open in it.
   *
   * @param name what the user wrote, such as {@code loop}, {@code pcap:in=a.pcap} or {@code eth0}
   * @param index the interface's number, for {@link Pktio#index} and received packets
   * @param pool where received packets come from; may be of another backend
   * @param param how it is opened
   * @param onClose to be called once, with the interface, when it is closed
   * @return the interface, stopped
   * @throws OdpException if the name is unknown or cannot be opened; nothing stays open
   * @throws IllegalArgumentException if a mode is outside the capability
   */
  Pktio open(
      String name, int index, PacketPool pool, PktioParam param, Consumer<? super Pktio> onClose);
}
