package org.odpj.dpdk.pool;

import java.util.Arrays;
import org.odpj.dpdk.lib.Layouts;
import org.odpj.packet.Packet;

/**
 * Which interface a DPDK port belongs to. Port numbers are unique in a process, so one table serves
 * all data planes.
 */
public final class InputIndex {
  private static final int[] BY_PORT = new int[Layouts.Ethdev.MAX_PORTS];

  static {
    Arrays.fill(BY_PORT, Packet.NO_INPUT);
  }

  private InputIndex() {}

  /**
   * Says which interface a port is. Before the port is started, so every packet of it sees it.
   *
   * @param port a DPDK port
   * @param index the interface's index, or {@link Packet#NO_INPUT}
   */
  public static void set(int port, int index) {
    BY_PORT[port] = index;
  }

  static int of(short port) {
    int number = Short.toUnsignedInt(port);
    return number < BY_PORT.length ? BY_PORT[number] : Packet.NO_INPUT;
  }
}
