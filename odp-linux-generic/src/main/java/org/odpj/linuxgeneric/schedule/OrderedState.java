package org.odpj.linuxgeneric.schedule;

import org.jspecify.annotations.Nullable;
import org.odpj.spi.OrderedContext;

/** The ordered context of one thread: its number in the queue's order, and its locks. */
final class OrderedState implements OrderedContext.Turn {
  private static final int NONE = -1;

  private final OrderedContext outputs;
  private @Nullable SchedQueue queue;
  private long number;
  private int tried;
  private int locked = NONE;
  private int started = NONE;

  /** In no context; {@code outputs} tells the queues and interfaces that the thread uses. */
  OrderedState(OrderedContext outputs) {
    this.outputs = outputs;
  }

  /** The thread has got events of an ordered queue. */
  void begin(SchedQueue from, long contextNumber) {
    queue = from;
    number = contextNumber;
    outputs.enter(this);
  }

  /** Ends the context if there is one: passes every lock that was not passed, and the order. */
  @Override
  public void end() {
    SchedQueue from = queue;
    if (from == null) {
      return;
    }
    queue = null;
    outputs.leave();
    for (int i = 0; i < from.locks(); i++) {
      if (locked == i || (tried & (1 << i)) == 0) {
        from.lock(i).pass(number);
      }
    }
    tried = 0;
    locked = NONE;
    started = NONE;
    from.order().pass(number);
  }

  @Override
  public void await() {
    if (queue != null) {
      queue.order().await(number);
    }
  }

  void orderWait() {
    if (locked != NONE) {
      throw new IllegalStateException(
          "cannot wait for the order while ordered lock %d is held; unlock it first"
              .formatted(locked));
    }
    await();
  }

  void lock(int index) {
    checkFree(index).lock(index).await(number);
    tried |= 1 << index;
    locked = index;
  }

  void unlock(int index) {
    SchedQueue from = queue;
    if (from == null || locked != index) {
      throw new IllegalStateException("ordered lock %d is not held".formatted(index));
    }
    locked = NONE;
    from.lock(index).pass(number);
  }

  void startLock(int index) {
    checkFree(index);
    started = index;
  }

  void waitLock(int index) {
    if (started != index) {
      throw new IllegalStateException("ordered lock %d was not started".formatted(index));
    }
    started = NONE;
    lock(index);
  }

  /** The queue, if its lock may be taken now. */
  SchedQueue checkFree(int index) {
    SchedQueue from = checkLock(index);
    if (locked != NONE) {
      throw new IllegalStateException(
          "ordered lock %d is held; unlock it before lock %d is taken".formatted(locked, index));
    }
    if (started != NONE) {
      throw new IllegalStateException(
          "ordered lock %d was started; wait for it before lock %d is taken"
              .formatted(started, index));
    }
    return from;
  }

  /** The queue, if it has the lock and this context has not taken it before. */
  SchedQueue checkLock(int index) {
    SchedQueue from = queue;
    if (from == null) {
      throw new IllegalStateException(
          "ordered lock %d: the thread is in no ordered context".formatted(index));
    }
    if (index < 0 || index >= from.locks()) {
      throw new IllegalArgumentException(
          "ordered lock %d: the queue '%s' has %d".formatted(index, from.name(), from.locks()));
    }
    if ((tried & (1 << index)) != 0) {
      throw new IllegalStateException(
          "ordered lock %d was taken before in this context".formatted(index));
    }
    return from;
  }
}
