package org.odpj.dpdk.lib;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Functions of librte_ethdev. A port is a number less than {@link Layouts.Ethdev#MAX_PORTS};
 * results less than 0 are error numbers. {@link Libraries#require} comes before any use.
 */
public final class Ethdevs {
  private static final SymbolLookup ETHDEV = Libraries.open("ethdev");

  private static final FunctionDescriptor PORT = FunctionDescriptor.of(JAVA_INT, JAVA_SHORT);
  private static final FunctionDescriptor PORT_POINTER =
      FunctionDescriptor.of(JAVA_INT, JAVA_SHORT, ADDRESS);

  // rte_ethdev.h, in the order of a port's life.
  private static final MethodHandle PORT_BY_NAME =
      Downcall.of(
          ETHDEV,
          "rte_eth_dev_get_port_by_name",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
  private static final MethodHandle NAME_BY_PORT =
      Downcall.of(ETHDEV, "rte_eth_dev_get_name_by_port", PORT_POINTER);
  private static final MethodHandle IS_VALID =
      Downcall.of(ETHDEV, "rte_eth_dev_is_valid_port", PORT);
  private static final MethodHandle INFO_GET =
      Downcall.of(ETHDEV, "rte_eth_dev_info_get", PORT_POINTER);
  private static final MethodHandle CONFIGURE =
      Downcall.of(
          ETHDEV,
          "rte_eth_dev_configure",
          FunctionDescriptor.of(JAVA_INT, JAVA_SHORT, JAVA_SHORT, JAVA_SHORT, ADDRESS));
  private static final MethodHandle RX_QUEUE_SETUP =
      Downcall.of(
          ETHDEV,
          "rte_eth_rx_queue_setup",
          FunctionDescriptor.of(
              JAVA_INT, JAVA_SHORT, JAVA_SHORT, JAVA_SHORT, JAVA_INT, ADDRESS, ADDRESS));
  private static final MethodHandle TX_QUEUE_SETUP =
      Downcall.of(
          ETHDEV,
          "rte_eth_tx_queue_setup",
          FunctionDescriptor.of(JAVA_INT, JAVA_SHORT, JAVA_SHORT, JAVA_SHORT, JAVA_INT, ADDRESS));
  private static final MethodHandle START = Downcall.of(ETHDEV, "rte_eth_dev_start", PORT);
  private static final MethodHandle STOP = Downcall.of(ETHDEV, "rte_eth_dev_stop", PORT);
  private static final MethodHandle CLOSE = Downcall.of(ETHDEV, "rte_eth_dev_close", PORT);
  private static final MethodHandle MAC_GET =
      Downcall.of(ETHDEV, "rte_eth_macaddr_get", PORT_POINTER);
  private static final MethodHandle MTU_GET =
      Downcall.of(ETHDEV, "rte_eth_dev_get_mtu", PORT_POINTER);
  private static final MethodHandle MTU_SET =
      Downcall.of(
          ETHDEV, "rte_eth_dev_set_mtu", FunctionDescriptor.of(JAVA_INT, JAVA_SHORT, JAVA_SHORT));
  private static final MethodHandle PROMISC_GET =
      Downcall.of(ETHDEV, "rte_eth_promiscuous_get", PORT);
  private static final MethodHandle PROMISC_ON =
      Downcall.of(ETHDEV, "rte_eth_promiscuous_enable", PORT);
  private static final MethodHandle PROMISC_OFF =
      Downcall.of(ETHDEV, "rte_eth_promiscuous_disable", PORT);
  private static final MethodHandle LINK_GET =
      Downcall.of(ETHDEV, "rte_eth_link_get_nowait", PORT_POINTER);
  private static final MethodHandle STATS_GET =
      Downcall.of(ETHDEV, "rte_eth_stats_get", PORT_POINTER);
  private static final FunctionDescriptor XSTATS =
      FunctionDescriptor.of(JAVA_INT, JAVA_SHORT, ADDRESS, JAVA_INT);
  private static final MethodHandle XSTATS_NAMES =
      Downcall.of(ETHDEV, "rte_eth_xstats_get_names", XSTATS);
  private static final MethodHandle XSTATS_GET = Downcall.of(ETHDEV, "rte_eth_xstats_get", XSTATS);
  private static final MethodHandle STATS_RESET = Downcall.of(ETHDEV, "rte_eth_stats_reset", PORT);

  // rte_ethdev_core.h: uint16_t (*eth_rx_burst_t)(void *rxq, struct rte_mbuf **, uint16_t n), and
  // tx
  // the same. One handle serves every port, because the function is its first argument. Pointers
  // are plain numbers: a segment would be checked and kept alive at each call.
  private static final FunctionDescriptor BURST =
      FunctionDescriptor.of(JAVA_SHORT, JAVA_LONG, JAVA_LONG, JAVA_SHORT);
  private static final MethodHandle BURST_SHORT =
      Linker.nativeLinker().downcallHandle(BURST, Linker.Option.critical(false));
  private static final MethodHandle BURST_BLOCKING = Linker.nativeLinker().downcallHandle(BURST);

  private static final MemorySegment FP_OPS =
      ETHDEV
          .find("rte_eth_fp_ops")
          .orElseThrow()
          .reinterpret((long) Layouts.Ethdev.MAX_PORTS * Layouts.Ethdev.FP_SIZE_OF);

  private Ethdevs() {}

  /**
   * A burst by a driver that only touches memory. The JVM cannot stop the thread during it.
   *
   * @return packets moved
   */
  public static int burstShort(MemorySegment function, long queue, long mbufs, int count) {
    try {
      return Short.toUnsignedInt(
          (short) BURST_SHORT.invokeExact(function, queue, mbufs, (short) count));
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /**
   * A burst by a driver that makes system calls.
   *
   * @return packets moved
   */
  public static int burstBlocking(MemorySegment function, long queue, long mbufs, int count) {
    try {
      return Short.toUnsignedInt(
          (short) BURST_BLOCKING.invokeExact(function, queue, mbufs, (short) count));
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** The receive function of a started port. */
  public static MemorySegment rxFunction(int port) {
    return row(port).get(ADDRESS, Layouts.Ethdev.FP_RX_BURST);
  }

  /** The transmit function of a started port. */
  public static MemorySegment txFunction(int port) {
    return row(port).get(ADDRESS, Layouts.Ethdev.FP_TX_BURST);
  }

  /** The driver's own pointer for a receive queue of a started port. */
  public static long rxQueue(int port, int queue) {
    return queue(port, Layouts.Ethdev.FP_RXQ_DATA, queue);
  }

  /** The driver's own pointer for a transmit queue of a started port. */
  public static long txQueue(int port, int queue) {
    return queue(port, Layouts.Ethdev.FP_TXQ_DATA, queue);
  }

  private static long queue(int port, int member, int queue) {
    return row(port)
        .get(ADDRESS, member)
        .reinterpret((queue + 1L) * JAVA_LONG.byteSize())
        .getAtIndex(JAVA_LONG, queue);
  }

  private static MemorySegment row(int port) {
    return FP_OPS.asSlice((long) port * Layouts.Ethdev.FP_SIZE_OF, Layouts.Ethdev.FP_SIZE_OF);
  }

  /** The port of a device name, or less than 0. */
  public static int portByName(String name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment port = arena.allocate(JAVA_SHORT);
      int result = (int) PORT_BY_NAME.invokeExact(arena.allocateFrom(name), port);
      return result < 0 ? result : Short.toUnsignedInt(port.get(JAVA_SHORT, 0));
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** The device name of a valid port. */
  public static String name(int port) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(64); // RTE_ETH_NAME_MAX_LEN
      int result = (int) NAME_BY_PORT.invokeExact((short) port, name);
      return result < 0 ? "" : name.getString(0);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Whether there is a port of that number. */
  public static boolean isValid(int port) {
    return call(IS_VALID, port) != 0;
  }

  /** Fills a {@code struct rte_eth_dev_info}; its strings live as long as the port. */
  public static int info(int port, MemorySegment info) {
    return call(INFO_GET, port, info);
  }

  /** Sets the numbers of queues. */
  public static int configure(int port, int rxQueues, int txQueues, MemorySegment conf) {
    try {
      return (int) CONFIGURE.invokeExact((short) port, (short) rxQueues, (short) txQueues, conf);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Sets up a receive queue with the driver's default ring size. */
  public static int rxQueueSetup(int port, int queue, MemorySegment pool) {
    try {
      short defaultSize = 0;
      int anySocket = -1;
      return (int)
          RX_QUEUE_SETUP.invokeExact(
              (short) port, (short) queue, defaultSize, anySocket, MemorySegment.NULL, pool);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Sets up a transmit queue with the driver's default ring size. */
  public static int txQueueSetup(int port, int queue) {
    try {
      short defaultSize = 0;
      int anySocket = -1;
      return (int)
          TX_QUEUE_SETUP.invokeExact(
              (short) port, (short) queue, defaultSize, anySocket, MemorySegment.NULL);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Starts a port. */
  public static int start(int port) {
    return call(START, port);
  }

  /** Stops a port. */
  public static int stop(int port) {
    return call(STOP, port);
  }

  /** Closes a port: its number is free again. */
  public static int close(int port) {
    return call(CLOSE, port);
  }

  /** The hardware address as a 48-bit number, or less than 0. */
  public static long macAddress(int port) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(6);
      int result = call(MAC_GET, port, address);
      if (result < 0) {
        return result;
      }
      long bits = 0;
      for (int i = 0; i < 6; i++) {
        bits = (bits << 8) | Byte.toUnsignedInt(address.get(ValueLayout.JAVA_BYTE, i));
      }
      return bits;
    }
  }

  /** The MTU in bytes, or less than 0. */
  public static int mtu(int port) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment mtu = arena.allocate(JAVA_SHORT);
      int result = call(MTU_GET, port, mtu);
      return result < 0 ? result : Short.toUnsignedInt(mtu.get(JAVA_SHORT, 0));
    }
  }

  /** Sets the MTU in bytes. */
  public static int setMtu(int port, int mtu) {
    try {
      return (int) MTU_SET.invokeExact((short) port, (short) mtu);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** 1 if promiscuous, 0 if not, less than 0 on an error. */
  public static int promiscuous(int port) {
    return call(PROMISC_GET, port);
  }

  /** Sets promiscuous mode. */
  public static int setPromiscuous(int port, boolean on) {
    return call(on ? PROMISC_ON : PROMISC_OFF, port);
  }

  /** Fills a {@code struct rte_eth_link} with the state as last seen by the driver. */
  public static int link(int port, MemorySegment link) {
    return call(LINK_GET, port, link);
  }

  /** Fills a {@code struct rte_eth_stats}. */
  public static int stats(int port, MemorySegment stats) {
    return call(STATS_GET, port, stats);
  }

  /**
   * Fills {@code struct rte_eth_xstat_name}s.
   *
   * @return how many there are, also if {@code size} is less; then nothing need be filled
   */
  public static int extraNames(int port, MemorySegment names, int size) {
    return extras(XSTATS_NAMES, port, names, size);
  }

  /**
   * Fills {@code struct rte_eth_xstat}s.
   *
   * @return how many there are, also if {@code size} is less; then nothing need be filled
   */
  public static int extraValues(int port, MemorySegment values, int size) {
    return extras(XSTATS_GET, port, values, size);
  }

  private static int extras(MethodHandle function, int port, MemorySegment result, int size) {
    try {
      return (int) function.invokeExact((short) port, result, size);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Sets a port's counters to 0. */
  public static int resetStats(int port) {
    return call(STATS_RESET, port);
  }

  private static int call(MethodHandle function, int port) {
    try {
      return (int) function.invokeExact((short) port);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  private static int call(MethodHandle function, int port, MemorySegment result) {
    try {
      return (int) function.invokeExact((short) port, result);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }
}
