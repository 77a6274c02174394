package org.odpj.linuxgeneric.pktio.base;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.odpj.linuxgeneric.sync.SpinLock;
import org.odpj.packet.Packet;
import org.odpj.pktio.PktioOpMode;
import org.odpj.pktio.PktoutQueue;
import org.odpj.spi.OrderedContext;

/** An output queue: what the contract asks of every kind of interface, around a {@link Sender}. */
final class OutputQueue implements PktoutQueue {
  private final Sender sender;
  private final @Nullable SpinLock lock;
  private volatile boolean running;

  OutputQueue(Sender sender, PktioOpMode opMode) {
    this.sender = sender;
    this.lock = opMode == PktioOpMode.MT ? new SpinLock() : null;
  }

  @Override
  public int send(Packet[] packets, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, packets.length);
    if (!running) {
      return 0;
    }
    OrderedContext.awaitTurn();
    if (lock == null) {
      return sender.send(packets, offset, count);
    }
    lock.lock();
    try {
      return sender.send(packets, offset, count);
    } finally {
      lock.unlock();
    }
  }

  /** Opens or shuts the queue; a queue that was replaced stays shut for ever. */
  void running(boolean on) {
    running = on;
  }
}
