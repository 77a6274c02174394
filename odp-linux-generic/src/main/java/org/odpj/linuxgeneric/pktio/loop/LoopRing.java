package org.odpj.linuxgeneric.pktio.loop;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.odpj.linuxgeneric.pktio.base.Bursts;
import org.odpj.linuxgeneric.sync.SpinLock;
import org.odpj.packet.Packet;

/**
 * The wire between output queues and one input queue: a bounded ring of packets.
 *
 * <p>One consumer, the holder of the input queue. Producers exclude each other by {@link #lock},
 * because several output queues may lead here. The consumer writes {@code head}, the producer that
 * holds the lock writes {@code tail}; each publishes with release and reads the other's with
 * acquire, so a slot is never read before it is written nor written before it is read.
 */
final class LoopRing {
  private static final VarHandle HEAD;
  private static final VarHandle TAIL;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      HEAD = lookup.findVarHandle(LoopRing.class, "head", int.class);
      TAIL = lookup.findVarHandle(LoopRing.class, "tail", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Producers hold this from {@link #space} to {@link #put}. */
  final SpinLock lock = new SpinLock();

  private final Packet[] slots;
  private final int mask;
  private int head;
  private int tail;

  /**
   * An empty ring.
   *
   * @param size a power of two
   */
  LoopRing(int size) {
    slots = new Packet[size];
    mask = size - 1;
  }

  /** How many packets can be put now; more may become free meanwhile, never fewer. */
  int space() {
    return slots.length - (tail - (int) HEAD.getAcquire(this));
  }

  /** Appends packets; there must be space for them. */
  void put(Packet[] packets, int offset, int count) {
    int at = tail & mask;
    int first = Math.min(count, slots.length - at);
    System.arraycopy(packets, offset, slots, at, first);
    System.arraycopy(packets, offset + first, slots, 0, count - first);
    TAIL.setRelease(this, tail + count);
  }

  /** Appends one packet; there must be space for it. */
  void put(Packet packet) {
    slots[tail & mask] = packet;
    TAIL.setRelease(this, tail + 1);
  }

  /** Takes packets from the front, returns how many. */
  int take(Packet[] packets, int offset, int count) {
    int taken = Math.min(count, (int) TAIL.getAcquire(this) - head);
    int at = head & mask;
    int first = Math.min(taken, slots.length - at);
    System.arraycopy(slots, at, packets, offset, first);
    System.arraycopy(slots, 0, packets, offset + first, taken - first);
    HEAD.setRelease(this, head + taken);
    return taken;
  }

  /** Frees what is in it, returns how many packets that were. */
  int clear() {
    Packet[] rest = new Packet[slots.length];
    int count = take(rest, 0, rest.length);
    Bursts.free(rest, 0, count);
    return count;
  }
}
