package org.odpj.linuxgeneric.timer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.linuxgeneric.pool.LinuxTimeout;
import org.odpj.queue.Queue;
import org.odpj.timer.TickType;
import org.odpj.timer.Timeout;
import org.odpj.timer.Timer;
import org.odpj.timer.TimerPool;
import org.odpj.timer.TimerResult;

/** A timer that expires once per start. */
final class SingleTimer extends WheelTimer implements Timer {
  private final LinuxTimerPool pool;
  private final Queue queue;
  private final @Nullable Object context;

  /** Of whoever made the state busy. */
  private @Nullable Event event;

  SingleTimer(LinuxTimerPool pool, Queue queue, @Nullable Object context) {
    this.pool = pool;
    this.queue = queue;
    this.context = context;
  }

  @Override
  public TimerPool pool() {
    return pool;
  }

  @Override
  public Queue queue() {
    return queue;
  }

  @Override
  public @Nullable Object context() {
    return context;
  }

  @Override
  public TimerResult start(TickType type, long tick, Event sent) {
    if (sent instanceof Timeout && !(sent instanceof LinuxTimeout)) {
      throw new IllegalArgumentException("the timeout is of another backend's pool");
    }
    long now = pool.currentTick();
    TimerResult allowed = pool.allows(now, type, tick);
    if (allowed != TimerResult.SUCCESS) {
      return allowed;
    }
    if (!changeState(INACTIVE, BUSY)) {
      return TimerResult.FAIL;
    }
    try {
      pool.take(sent);
    } catch (RuntimeException e) {
      state(INACTIVE);
      throw e;
    }
    event = sent;
    long target = type == TickType.ABSOLUTE ? tick : now + tick;
    state(target);
    pool.schedule(this, target);
    return TimerResult.SUCCESS;
  }

  @Override
  public TimerResult restart(TickType type, long tick) {
    long now = pool.currentTick();
    TimerResult allowed = pool.allows(now, type, tick);
    if (allowed != TimerResult.SUCCESS) {
      return allowed;
    }
    long target = type == TickType.ABSOLUTE ? tick : now + tick;
    long old;
    do {
      old = state();
      if (old <= 0) {
        return TimerResult.FAIL;
      }
    } while (!changeState(old, target));
    pool.schedule(this, target);
    return TimerResult.SUCCESS;
  }

  @Override
  public @Nullable Event cancel() {
    long old;
    do {
      old = state();
      if (old <= 0) {
        return null;
      }
    } while (!changeState(old, BUSY));
    Event back = release();
    pool.giveBack(back);
    return back;
  }

  /** Makes a busy timer inactive and takes its event. */
  private Event release() {
    Event mine = Objects.requireNonNull(event);
    event = null;
    state(INACTIVE);
    return mine;
  }

  @Override
  boolean expire(long tick) {
    if (!changeState(tick, BUSY)) {
      return false;
    }
    Event sent = release();
    if (sent instanceof LinuxTimeout timeout) {
      timeout.expired(this, tick);
    }
    pool.deliver(queue, sent);
    return true;
  }

  @Override
  void rest(long found) {}

  @Override
  void abandon() {
    Event left = cancel();
    if (left != null) {
      left.free();
    }
  }

  @Override
  public void close() {
    if (changeState(INACTIVE, FREED)) {
      pool.freed(this);
    } else if (state() != FREED) {
      throw new IllegalStateException(
          "a timer of pool '%s' cannot be closed while it is active; cancel it first"
              .formatted(pool.name()));
    }
  }
}
