package org.odpj.dpdk.pool;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.odpj.dpdk.lib.RawMemory.ALL;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.odpj.dpdk.lib.Layouts.Mbuf;

/**
 * Who uses an mbuf's buffer, and whose buffer an mbuf uses, kept as rte_mbuf.h does, so that
 * drivers free what Java has shared.
 */
final class MbufState {
  private static final VarHandle INT = JAVA_INT.varHandle();

  /** Reference count and segment count in the eight bytes from {@link Mbuf#DATA_OFF} on. */
  private static final long COUNTS = 0x0000_ffff_ffff_0000L;

  private static final long ONE_AND_ONE = 0x0000_0001_0001_0000L;

  /** The reference count is the upper half of the integer at {@link Mbuf#DATA_OFF}. */
  private static final int REFERENCE = 1 << 16;

  private MbufState() {}

  /** Whether it is a packet of one segment with its own buffer that nobody else uses. */
  static boolean ordinary(long mbuf) {
    return (ALL.get(JAVA_LONG, mbuf + Mbuf.DATA_OFF) & COUNTS) == ONE_AND_ONE && !indirect(mbuf);
  }

  /** Whether the buffer is another mbuf's. */
  static boolean indirect(long mbuf) {
    return (ALL.get(JAVA_LONG, mbuf + Mbuf.OL_FLAGS) & Mbuf.INDIRECT) != 0;
  }

  static int references(long mbuf) {
    return (int) INT.getVolatile(ALL, mbuf + Mbuf.DATA_OFF) >>> 16;
  }

  /**
   * Counts one reference more. The other half of the integer is the data's position, which nobody
   * changes while an mbuf is being shared.
   */
  static void addReference(long mbuf) {
    int _ = (int) INT.getAndAdd(ALL, mbuf + Mbuf.DATA_OFF, REFERENCE);
  }

  /** Makes an mbuf show the buffer that another one shows. */
  static void attach(long mbuf, long other) {
    long buffer = ALL.get(JAVA_LONG, other + Mbuf.BUF_ADDR);
    // An mbuf's own buffer follows it, since pools are made without a private area.
    addReference(indirect(other) ? buffer - Mbuf.SIZE : other);
    MemorySegment.copy(ALL, other + Mbuf.BUF_ADDR, ALL, mbuf + Mbuf.BUF_ADDR, 2 * Long.BYTES);
    ALL.set(JAVA_SHORT, mbuf + Mbuf.BUF_LEN, ALL.get(JAVA_SHORT, other + Mbuf.BUF_LEN));
    long flags = ALL.get(JAVA_LONG, mbuf + Mbuf.OL_FLAGS);
    ALL.set(JAVA_LONG, mbuf + Mbuf.OL_FLAGS, flags | Mbuf.INDIRECT);
  }

  /** Moves what belongs to the packet and not to its first segment to another mbuf. */
  static void movePacketFields(long from, long to) {
    long flags = ALL.get(JAVA_LONG, from + Mbuf.OL_FLAGS) & ~Mbuf.BUFFER_FLAGS;
    long own = ALL.get(JAVA_LONG, to + Mbuf.OL_FLAGS) & Mbuf.BUFFER_FLAGS;
    ALL.set(JAVA_LONG, to + Mbuf.OL_FLAGS, flags | own);
    ALL.set(JAVA_SHORT, to + Mbuf.PORT, ALL.get(JAVA_SHORT, from + Mbuf.PORT));
    ALL.set(JAVA_INT, to + Mbuf.PACKET_TYPE, ALL.get(JAVA_INT, from + Mbuf.PACKET_TYPE));
    ALL.set(JAVA_INT, to + Mbuf.PKT_LEN, ALL.get(JAVA_INT, from + Mbuf.PKT_LEN));
    ALL.set(JAVA_SHORT, to + Mbuf.NB_SEGS, ALL.get(JAVA_SHORT, from + Mbuf.NB_SEGS));
    int bytes = Mbuf.BUF_LEN - Mbuf.VLAN_TCI; // Tags and hash.
    MemorySegment.copy(ALL, from + Mbuf.VLAN_TCI, ALL, to + Mbuf.VLAN_TCI, bytes);
    ALL.set(JAVA_LONG, to + Mbuf.TX_OFFLOAD, ALL.get(JAVA_LONG, from + Mbuf.TX_OFFLOAD));
    MemorySegment.copy(ALL, from + Mbuf.DYNFIELD, ALL, to + Mbuf.DYNFIELD, Mbuf.DYNFIELD_SIZE);
  }
}
