package org.odpj.validation.fake;

import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.timer.PeriodicTimer;
import org.odpj.timer.TickType;
import org.odpj.timer.Timeout;
import org.odpj.timer.Timer;
import org.odpj.timer.TimerPool;
import org.odpj.timer.TimerResult;
import org.odpj.validation.fake.FakeTimeoutPool.FakeTimeout;

/** A timer; everything happens under its pool's lock. */
abstract class FakeTimer {
  final FakeTimerPool pool;
  final Queue queue;
  final @Nullable Object context;
  boolean closed;

  FakeTimer(FakeTimerPool pool, Queue queue, @Nullable Object context) {
    this.pool = pool;
    this.queue = queue;
    this.context = context;
  }

  public TimerPool pool() {
    return pool;
  }

  public Queue queue() {
    return queue;
  }

  public @Nullable Object context() {
    return context;
  }

  /** When it expires; the largest number if it is not active. */
  abstract long nextTick();

  /** Sends its event if it is due; returns whether it did. */
  abstract boolean look(long now);

  /** Frees its event. */
  abstract void abandon();

  /** A single-shot timer. */
  static final class Single extends FakeTimer implements Timer {
    private @Nullable Event event;
    private long tick;

    Single(FakeTimerPool pool, Queue queue, @Nullable Object context) {
      super(pool, queue, context);
    }

    @Override
    long nextTick() {
      return event == null ? Long.MAX_VALUE : tick;
    }

    @Override
    public TimerResult start(TickType type, long wanted, Event sent) {
      synchronized (pool) {
        return event != null ? TimerResult.FAIL : set(type, wanted, sent);
      }
    }

    @Override
    public TimerResult restart(TickType type, long wanted) {
      synchronized (pool) {
        Event armed = event;
        TimerResult result = armed == null ? TimerResult.FAIL : set(type, wanted, armed);
        if (pool.fault == Fault.TIMER_RESTART_FORGETS_THE_TIME) {
          tick = 0;
        }
        return result;
      }
    }

    private TimerResult set(TickType type, long wanted, Event sent) {
      long now = pool.currentTick();
      long ahead = type == TickType.ABSOLUTE ? wanted - now : wanted;
      if (!pool.isStarted()) {
        return TimerResult.FAIL;
      }
      if (ahead < pool.param.minNanos()) {
        return TimerResult.TOO_NEAR;
      }
      if (ahead > pool.param.maxNanos()) {
        return TimerResult.TOO_FAR;
      }
      event = sent;
      tick = now + ahead;
      return TimerResult.SUCCESS;
    }

    @Override
    public @Nullable Event cancel() {
      synchronized (pool) {
        Event back = event;
        event = null;
        return pool.fault == Fault.TIMER_CANCEL_KEEPS_EVENT && back != null ? null : back;
      }
    }

    @Override
    boolean look(long now) {
      Event sent = event;
      long early = pool.fault == Fault.TIMER_EXPIRES_EARLY ? 10_000_000 : 0;
      if (sent == null || tick > now + early) {
        return false;
      }
      if (sent instanceof FakeTimeout timeout) {
        timeout.timer = this;
        timeout.periodic = null;
        timeout.context = pool.fault == Fault.TIMER_LOSES_CONTEXTS ? null : context;
        timeout.tick = tick;
      }
      event = null;
      if (!queue.enqueue(sent) && pool.fault != Fault.TIMER_DROPS_WHAT_FINDS_NO_ROOM) {
        event = sent;
        return false;
      }
      return true;
    }

    @Override
    void abandon() {
      Event left = event;
      event = null;
      if (left != null) {
        left.free();
      }
    }

    @Override
    public void close() {
      synchronized (pool) {
        if (closed) {
          return;
        }
        if (event != null) {
          throw new IllegalStateException("the timer is active");
        }
        closed = true;
        pool.remove(this);
      }
    }
  }

  /** A periodic timer. */
  static final class Periodic extends FakeTimer implements PeriodicTimer {
    private final double period;
    private boolean active;
    private boolean cancelled;
    private long first;
    private long periods;
    private int pending;

    Periodic(FakeTimerPool pool, Queue queue, @Nullable Object context, double hertz) {
      super(pool, queue, context);
      this.period = (pool.fault == Fault.TIMER_HALVES_FREQUENCIES ? 2e9 : 1e9) / hertz;
    }

    @Override
    long nextTick() {
      return active ? first + Math.round(periods * period) : Long.MAX_VALUE;
    }

    @Override
    public TimerResult start() {
      return start(pool.currentTick() + (long) period);
    }

    @Override
    public TimerResult start(long firstTick) {
      synchronized (pool) {
        if (active) {
          return TimerResult.FAIL;
        }
        active = true;
        cancelled = false;
        first = firstTick;
        periods = 0;
        return TimerResult.SUCCESS;
      }
    }

    @Override
    public boolean cancel() {
      synchronized (pool) {
        boolean was = active && !cancelled;
        cancelled = true;
        return was;
      }
    }

    @Override
    public boolean acknowledge(Timeout timeout) {
      synchronized (pool) {
        pending--;
        boolean last = timeout instanceof FakeTimeout mine && mine.last;
        if (last) {
          active = false;
        }
        timeout.free();
        return last;
      }
    }

    @Override
    boolean look(long now) {
      if (!active || periods < 0 || (!cancelled && nextTick() > now)) {
        return false;
      }
      boolean ignoresPending = pool.fault == Fault.TIMER_IGNORES_PENDING;
      int most = cancelled || ignoresPending ? pool.maxPending + 1 : pool.maxPending;
      Timeout timeout = pending < most ? pool.timeouts.alloc() : null;
      if (timeout instanceof FakeTimeout mine) {
        mine.timer = null;
        mine.periodic = this;
        mine.context = context;
        mine.tick = cancelled ? now : nextTick();
        mine.last = cancelled;
        pending++;
        periods = cancelled ? Long.MIN_VALUE : periods + 1;
        return queue.enqueue(mine);
      }
      periods++;
      pool.skip();
      return false;
    }

    @Override
    void abandon() {
      active = false;
    }

    @Override
    public void close() {
      synchronized (pool) {
        if (closed) {
          return;
        }
        if (active || pending > 0) {
          throw new IllegalStateException("the timer is active");
        }
        closed = true;
        pool.remove(this);
      }
    }
  }
}
