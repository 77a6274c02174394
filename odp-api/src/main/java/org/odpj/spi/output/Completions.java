package org.odpj.spi.output;

import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.CompletionRequest;
import org.odpj.packet.TxCompletion;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolStatistics;
import org.odpj.pool.PoolType;
import org.odpj.queue.Queue;
import org.odpj.system.MemoryInfo;

/**
 * What an interface knows of the completion of packets: the events for those that asked for one,
 * and the status for those that are polled. Thread-safe.
 */
final class Completions implements Pool {
  /** So many events may be with the application; while it holds all, no packet with one is sent. */
  private static final int EVENTS = 1_024;

  private static final int DONE = 0;
  private static final int PENDING = 1;

  private final ArrayBlockingQueue<Completed> free;
  private final ArrayBlockingQueue<Completed> waiting = new ArrayBlockingQueue<>(EVENTS);
  private final AtomicIntegerArray status;

  Completions(boolean events, int ids) {
    this.free = new ArrayBlockingQueue<>(EVENTS);
    for (int i = 0; events && i < EVENTS; i++) {
      free.add(new Completed(this));
    }
    this.status = new AtomicIntegerArray(ids);
  }

  /** An event for a packet that is about to be sent; null if none is free. */
  @Nullable Completed take(CompletionRequest.ToQueue request, @Nullable Object userPointer) {
    Completed event = free.poll();
    if (event != null) {
      event.prepare(request.queue(), userPointer);
    }
    return event;
  }

  /** The packet has left: the event goes to its queue, behind those that wait for room. */
  void deliver(Completed event) {
    waiting.add(event);
    deliverWaiting();
  }

  /** Tries again to deliver what found its queue full. */
  void deliverWaiting() {
    for (int left = waiting.size(); left > 0; left--) {
      Completed event = waiting.poll();
      if (event == null) {
        return;
      }
      if (!event.enqueue()) {
        waiting.add(event);
      }
    }
  }

  void giveBack(Completed event) {
    free.add(event);
  }

  void pending(int id) {
    status.set(id, PENDING);
  }

  void done(int id) {
    status.set(id, DONE);
  }

  boolean isDone(int id) {
    return status.get(Objects.checkIndex(id, ids())) == DONE;
  }

  void check(int id) {
    if (id >= ids()) {
      throw new IllegalArgumentException(
          "completion id %d is not below the %d of the interface's PktoutConfig"
              .formatted(id, ids()));
    }
  }

  int ids() {
    return status.length();
  }

  @Override
  public String name() {
    return "packet completions";
  }

  @Override
  public PoolType type() {
    return PoolType.PACKET_TX_COMPLETION;
  }

  @Override
  public int capacity() {
    return EVENTS;
  }

  @Override
  public PoolStatistics statistics() {
    return PoolStatistics.withoutOps(free.size(), 0, 0);
  }

  @Override
  public MemoryInfo.Block memoryUse() {
    return new MemoryInfo.Block(name(), 0, 0);
  }

  /** Belongs to its interface and lives as long; its events may live longer. */
  @Override
  public void close() {
    throw new IllegalStateException("the pool of completions belongs to an interface");
  }

  /** One event. */
  static final class Completed extends TxCompletion {
    private final Completions owner;
    private @Nullable Queue queue;
    private @Nullable Object userPointer;

    Completed(Completions owner) {
      this.owner = owner;
    }

    void prepare(Queue target, @Nullable Object pointer) {
      queue = target;
      userPointer = pointer;
      clearFlowId();
    }

    boolean enqueue() {
      Queue target = queue;
      return target != null && target.enqueue(this);
    }

    @Override
    public @Nullable Object userPointer() {
      return userPointer;
    }

    @Override
    public Pool pool() {
      return owner;
    }

    @Override
    public void free() {
      queue = null;
      userPointer = null;
      owner.giveBack(this);
    }
  }
}
