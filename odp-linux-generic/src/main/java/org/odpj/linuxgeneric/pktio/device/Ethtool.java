package org.odpj.linuxgeneric.pktio.device;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.odpj.linuxgeneric.pktio.base.DeviceExtras;
import org.odpj.pktio.FlowControl;
import org.odpj.pktio.FlowControlCapability;
import org.odpj.pktio.PauseMode;

/**
 * What the kernel's ethtool interface knows of a device: the counters that {@code ethtool -S} shows
 * and the pause frames that {@code ethtool -a} shows (linux/ethtool.h).
 *
 * <p>A device that has none of it, or is gone, refuses the question; it then has no counters, and
 * its flow control is not known.
 */
final class Ethtool implements DeviceExtras {
  private static final int GET_PAUSE = 0x12; // ETHTOOL_GPAUSEPARAM
  private static final int SET_PAUSE = 0x13; // ETHTOOL_SPAUSEPARAM
  private static final int GET_STRINGS = 0x1b; // ETHTOOL_GSTRINGS
  private static final int GET_STATISTICS = 0x1d; // ETHTOOL_GSTATS
  private static final int GET_SET_SIZES = 0x37; // ETHTOOL_GSSET_INFO
  private static final int SET_OF_STATISTICS = 1; // ETH_SS_STATS
  private static final int STRING = 32; // ETH_GSTRING_LEN

  // struct ethtool_sset_info: cmd, reserved, a mask of 64 bits, the sizes.
  private static final int SIZES = 20;
  private static final int AT_MASK = 8;
  private static final int AT_SIZE = 16;

  // struct ethtool_gstrings: cmd, the set, the number, the strings.
  private static final int AT_STRINGS = 12;

  // struct ethtool_stats: cmd, the number, the counters; not aligned by the declaration.
  private static final int AT_COUNTERS = 8;

  // struct ethtool_pauseparam: cmd, autoneg, rx_pause, tx_pause.
  private static final int PAUSE = 16;
  private static final int AT_AUTONEGOTIATION = 4;
  private static final int AT_RX_PAUSE = 8;
  private static final int AT_TX_PAUSE = 12;

  private final NetDevice device;

  Ethtool(NetDevice device) {
    this.device = device;
  }

  @Override
  public List<String> counterNames() {
    try (Arena arena = Arena.ofConfined()) {
      int count = counterCount(arena);
      MemorySegment strings = command(arena, GET_STRINGS, AT_STRINGS + count * STRING);
      strings.set(JAVA_INT, 4, SET_OF_STATISTICS);
      strings.set(JAVA_INT, 8, count);
      if (count == 0 || device.ethtool(strings) < 0) {
        return List.of();
      }
      return IntStream.range(0, count)
          .mapToObj(i -> strings.asSlice(AT_STRINGS + (long) i * STRING, STRING))
          .map(Ethtool::text)
          .toList();
    }
  }

  /** The kernel ends a name that fills its place with no zero byte. */
  private static String text(MemorySegment name) {
    byte[] bytes = name.toArray(JAVA_BYTE);
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, StandardCharsets.US_ASCII);
  }

  @Override
  public long[] counters() {
    try (Arena arena = Arena.ofConfined()) {
      int count = counterCount(arena);
      MemorySegment counters = command(arena, GET_STATISTICS, AT_COUNTERS + count * Long.BYTES);
      counters.set(JAVA_INT, 4, count);
      if (count == 0 || device.ethtool(counters) < 0) {
        return new long[0];
      }
      return counters.asSlice(AT_COUNTERS).toArray(JAVA_LONG_UNALIGNED);
    }
  }

  private int counterCount(Arena arena) {
    MemorySegment sizes = command(arena, GET_SET_SIZES, SIZES);
    sizes.set(JAVA_LONG, AT_MASK, 1L << SET_OF_STATISTICS);
    boolean known = device.ethtool(sizes) >= 0 && sizes.get(JAVA_LONG, AT_MASK) != 0;
    return known ? sizes.get(JAVA_INT, AT_SIZE) : 0;
  }

  @Override
  public FlowControlCapability flowControlCapability() {
    try (Arena arena = Arena.ofConfined()) {
      return device.ethtool(command(arena, GET_PAUSE, PAUSE)) < 0
          ? FlowControlCapability.NONE
          : FlowControlCapability.PAUSE;
    }
  }

  /** How pause frames are used now. */
  FlowControl flowControl() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pause = command(arena, GET_PAUSE, PAUSE);
      return device.ethtool(pause) < 0
          ? FlowControl.UNKNOWN
          : new FlowControl(
              mode(pause.get(JAVA_INT, AT_RX_PAUSE)), mode(pause.get(JAVA_INT, AT_TX_PAUSE)));
    }
  }

  private static PauseMode mode(int on) {
    return on == 0 ? PauseMode.OFF : PauseMode.ON;
  }

  /** What is wished for is not negotiated: it would be what the other end likes. */
  @Override
  public void flowControl(FlowControl wanted) {
    if (wanted.equals(FlowControl.UNKNOWN)) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pause = command(arena, GET_PAUSE, PAUSE);
      int result = device.ethtool(pause);
      if (result >= 0) {
        pause.set(JAVA_INT, 0, SET_PAUSE);
        pause.set(JAVA_INT, AT_AUTONEGOTIATION, 0);
        set(pause, AT_RX_PAUSE, wanted.rx());
        set(pause, AT_TX_PAUSE, wanted.tx());
        result = device.ethtool(pause);
      }
      if (result < 0) {
        throw NetDevice.failed(device.name(), "setting flow control", result);
      }
    }
  }

  private static void set(MemorySegment pause, int member, PauseMode wanted) {
    if (wanted != PauseMode.UNKNOWN) {
      pause.set(JAVA_INT, member, wanted == PauseMode.ON ? 1 : 0);
    }
  }

  private static MemorySegment command(Arena arena, int number, int size) {
    MemorySegment command = arena.allocate(size, 8);
    command.set(JAVA_INT, 0, number);
    return command;
  }
}
