package org.odpj.linuxgeneric.pktio.base;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.odpj.linuxgeneric.sync.SpinLock;
import org.odpj.packet.Packet;
import org.odpj.pktio.PktinQueue;
import org.odpj.pktio.PktioOpMode;
import org.odpj.spi.InputParser;

/** An input queue: what the contract asks of every kind of interface, around a {@link Receiver}. */
final class InputQueue implements PktinQueue {
  private final Receiver receiver;
  private final int pktioIndex;
  private final QueueCounters counters;
  private final @Nullable SpinLock lock;

  /** Written before {@link #running}, so a queue that runs sees it. */
  private @Nullable InputParser parser;

  private volatile boolean running;

  InputQueue(Receiver receiver, int pktioIndex, QueueCounters counters, PktioOpMode opMode) {
    this.receiver = receiver;
    this.pktioIndex = pktioIndex;
    this.counters = counters;
    this.lock = opMode == PktioOpMode.MT ? new SpinLock() : null;
  }

  @Override
  public int recv(Packet[] packets, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, packets.length);
    if (!running) {
      return 0;
    }
    if (lock == null) {
      return receive(packets, offset, count);
    }
    lock.lock();
    try {
      return receive(packets, offset, count);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean atEnd() {
    return receiver.atEnd();
  }

  /** What is done with packets from the next start on. */
  void parser(@Nullable InputParser inputParser) {
    parser = inputParser;
  }

  /** Opens or shuts the queue; a queue that was replaced stays shut for ever. */
  void running(boolean on) {
    running = on;
  }

  private int receive(Packet[] packets, int offset, int count) {
    int taken = receiver.receive(packets, offset, count);
    if (taken == 0) {
      return 0;
    }
    int kept = parser == null ? taken : parser.parse(packets, offset, taken);
    if (kept < taken) {
      counters.add(Count.ERRORS, taken - kept);
      Bursts.free(packets, offset + kept, taken - kept);
    }
    mark(packets, offset, kept);
    return kept;
  }

  private void mark(Packet[] packets, int offset, int count) {
    long octets = 0;
    for (int i = offset; i < offset + count; i++) {
      Packet packet = packets[i];
      packet.inputIndex(pktioIndex);
      packet.l2Offset(0);
      octets += packet.length();
    }
    counters.add(Count.PACKETS, count);
    counters.add(Count.OCTETS, octets);
  }
}
