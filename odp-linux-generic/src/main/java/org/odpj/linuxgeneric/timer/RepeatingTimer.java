package org.odpj.linuxgeneric.timer;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.odpj.linuxgeneric.pool.LinuxTimeout;
import org.odpj.queue.Queue;
import org.odpj.timer.PeriodicTimer;
import org.odpj.timer.Timeout;
import org.odpj.timer.TimeoutPool;
import org.odpj.timer.TimerPool;
import org.odpj.timer.TimerResult;

/**
 * A timer that expires again and again.
 *
 * <p>Every timeout is an event of its own. One is kept for the end: after a cancel the driver sends
 * it, behind all others, and its acknowledgement makes the timer inactive.
 */
final class RepeatingTimer extends WheelTimer implements PeriodicTimer {
  /** Timeouts that it keeps beside those that may be pending: the last one. */
  static final int RESERVED = 1;

  /** State: cancelled, the last timeout is still to be sent. */
  private static final long CANCELLED = -3;

  /** State: the last timeout was sent, and not acknowledged yet. */
  private static final long ENDING = -4;

  private final LinuxTimerPool pool;
  private final Queue queue;
  private final @Nullable Object context;
  private final Period period;
  private final TimeoutPool timeouts;
  private final int maxPending;
  private final Timeout last;
  private final AtomicInteger pending = new AtomicInteger();

  /** Of a nanosecond, what earlier periods have left over; the driver's while active. */
  private long remainder;

  RepeatingTimer(
      LinuxTimerPool pool,
      Queue queue,
      @Nullable Object context,
      Period period,
      Periodics periodics,
      Timeout last) {
    this.pool = pool;
    this.queue = queue;
    this.context = context;
    this.period = period;
    this.timeouts = periodics.timeouts();
    this.maxPending = periodics.maxPending();
    this.last = last;
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
  public TimerResult start() {
    return startAt(pool.currentTick() + period.nanos());
  }

  @Override
  public TimerResult start(long firstTick) {
    long now = pool.currentTick();
    if (firstTick < now) {
      return TimerResult.TOO_NEAR;
    }
    return firstTick - now > period.nanos() + 1 ? TimerResult.TOO_FAR : startAt(firstTick);
  }

  private TimerResult startAt(long tick) {
    if (!pool.isStarted() || !changeState(INACTIVE, BUSY)) {
      return TimerResult.FAIL;
    }
    remainder = 0;
    state(tick);
    pool.schedule(this, tick);
    return TimerResult.SUCCESS;
  }

  @Override
  public boolean cancel() {
    long old;
    do {
      old = state();
      if (old <= 0) {
        return false;
      }
    } while (!changeState(old, CANCELLED));
    pool.schedule(this, 0);
    return true;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // This very timeout is meant.
  public boolean acknowledge(Timeout timeout) {
    if (timeout.periodicTimer() != this) {
      throw new IllegalArgumentException("the timeout is not of this timer");
    }
    if (timeout == last) {
      pool.take(timeout);
      if (!changeState(ENDING, INACTIVE)) {
        throw new IllegalArgumentException("the timeout was acknowledged already");
      }
      return true;
    }
    timeout.free();
    pending.decrementAndGet();
    return false;
  }

  @Override
  boolean expire(long tick) {
    long left = remainder + period.remainder();
    long next = tick + period.nanos();
    if (left >= period.divisor()) {
      left -= period.divisor();
      next++;
    }
    if (!changeState(tick, next)) {
      return false;
    }
    remainder = left;
    Timeout timeout = pending.get() < maxPending ? timeouts.alloc() : null;
    if (timeout == null) {
      pool.skipped();
      return true;
    }
    pending.incrementAndGet();
    send(timeout, tick);
    return true;
  }

  @Override
  void rest(long found) {
    if (found == CANCELLED) {
      state(ENDING);
      pool.giveBack(last);
      send(last, pool.currentTick());
    }
  }

  private void send(Timeout timeout, long tick) {
    if (timeout instanceof LinuxTimeout mine) {
      mine.expired(this, tick);
    }
    pool.deliver(queue, timeout);
  }

  /** Its timeouts go with their pool, which is the timer pool's own. */
  @Override
  void abandon() {
    state(FREED);
  }

  @Override
  public void close() {
    if (pending.get() == 0 && changeState(INACTIVE, FREED)) {
      pool.giveBack(last);
      last.free();
      pool.freed(this);
    } else if (state() != FREED) {
      throw new IllegalStateException(
          ("a periodic timer of pool '%s' cannot be closed: it is active, or %d of its timeouts"
                  + " were not acknowledged")
              .formatted(pool.name(), pending.get()));
    }
  }
}
