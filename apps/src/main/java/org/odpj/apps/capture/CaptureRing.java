package org.odpj.apps.capture;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicLong;
import org.odpj.packet.Packet;

/**
 * Copies of packets on their way from one worker to the writer. What finds the ring full is counted
 * and not captured: the worker never waits.
 *
 * <pre>
 *   a slot: | time, 8 bytes | length, 4 | unused, 4 | data, up to the snap length |
 * </pre>
 */
final class CaptureRing {
  private static final int SLOTS = 4_096;
  private static final int LENGTH = 8;
  private static final int DATA = 16;

  private final MemorySegment memory;
  private final int snapLength;
  private final long slotSize;

  /** Slots ever written; only the worker adds. */
  private final AtomicLong written = new AtomicLong();

  /** Slots ever read; only the writer adds. */
  private final AtomicLong read = new AtomicLong();

  private final AtomicLong dropped = new AtomicLong();

  final int pktio;
  final boolean inbound;

  CaptureRing(int pktio, boolean inbound, int snapLength) {
    this.pktio = pktio;
    this.inbound = inbound;
    this.snapLength = snapLength;
    this.slotSize = DATA + (snapLength + 7L & ~7L);
    this.memory = Arena.ofAuto().allocate(SLOTS * slotSize, Long.BYTES);
  }

  // ---- The worker -------------------------------------------------------------------------------

  /** Copies packets without showing them to the writer; how many found room. */
  int stage(Packet[] packets, int offset, int count) {
    long next = written.getPlain();
    int room = (int) Math.min(count, SLOTS - (next - read.getAcquire()));
    long now = System.nanoTime();
    for (int i = 0; i < room; i++) {
      Packet packet = packets[offset + i];
      long at = at(next + i);
      int length = packet.length();
      memory.set(ValueLayout.JAVA_LONG, at, now);
      memory.set(ValueLayout.JAVA_INT, at + LENGTH, length);
      packet.copyTo(0, memory, at + DATA, Math.min(length, snapLength));
    }
    return room;
  }

  /** Shows staged packets to the writer. */
  void publish(int staged, int wanted) {
    written.setRelease(written.getPlain() + Math.min(staged, wanted));
    if (wanted > staged) {
      dropped.setOpaque(dropped.getPlain() + wanted - staged);
    }
  }

  // ---- The writer -------------------------------------------------------------------------------

  boolean isEmpty() {
    return read.getPlain() == written.getAcquire();
  }

  /** When the oldest packet passed; there must be one. */
  long time() {
    return memory.get(ValueLayout.JAVA_LONG, at(read.getPlain()));
  }

  int length() {
    return memory.get(ValueLayout.JAVA_INT, at(read.getPlain()) + LENGTH);
  }

  int capturedLength() {
    return Math.min(length(), snapLength);
  }

  void copyTo(MemorySegment target, long offset) {
    MemorySegment.copy(memory, at(read.getPlain()) + DATA, target, offset, capturedLength());
  }

  void next() {
    read.setRelease(read.getPlain() + 1);
  }

  /** Packets that the writer has taken. */
  long captured() {
    return read.getAcquire();
  }

  long dropped() {
    return dropped.getOpaque();
  }

  private long at(long number) {
    return (number & (SLOTS - 1)) * slotSize;
  }
}
