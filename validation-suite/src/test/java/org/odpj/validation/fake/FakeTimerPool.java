package org.odpj.validation.fake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.queue.Queue;
import org.odpj.timer.Frequency;
import org.odpj.timer.PeriodicParam;
import org.odpj.timer.PeriodicTimer;
import org.odpj.timer.TimeoutPoolParam;
import org.odpj.timer.Timer;
import org.odpj.timer.TimerPool;
import org.odpj.timer.TimerPoolInfo;
import org.odpj.timer.TimerPoolParam;
import org.odpj.timer.TimerType;

/** A pool of timers under one lock; a thread looks at all of them every millisecond. */
final class FakeTimerPool implements TimerPool {
  private static final long ZERO = System.nanoTime() - 1;

  final Fault fault;
  final TimerPoolParam param;
  final FakeTimeoutPool timeouts;
  final int maxPending;
  private final String name;
  private final Consumer<? super TimerPool> onClose;
  private final Set<FakeTimer> timers = new LinkedHashSet<>();
  private final Thread thread = new Thread(this::run, "fake-timers");
  private int mostAllocated;
  private long expired;
  private long skipped;
  private boolean started;
  private volatile boolean closed;

  FakeTimerPool(
      String name, TimerPoolParam param, FakePools backing, Consumer<? super TimerPool> onClose) {
    this.name = name;
    this.param = param;
    this.fault = backing.fault();
    this.onClose = onClose;
    PeriodicParam periodic = param.periodic();
    this.maxPending = periodic == null || periodic.maxPending() == 0 ? 8 : periodic.maxPending();
    int count = periodic == null ? 1 : param.timers() * (maxPending + 1);
    this.timeouts = new FakeTimeoutPool(name, TimeoutPoolParam.of(count), backing, pool -> {});
    thread.setDaemon(true);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public TimerPoolParam param() {
    return param;
  }

  @Override
  public synchronized TimerPoolInfo info() {
    return new TimerPoolInfo(
        timers.size(), mostAllocated, Frequency.of(1_000_000_000), expired, skipped);
  }

  @Override
  public synchronized void start() {
    if (started) {
      throw new IllegalStateException("started already");
    }
    started = true;
    thread.start();
  }

  synchronized boolean isStarted() {
    return started;
  }

  @Override
  public long currentTick() {
    long passed = System.nanoTime() - ZERO;
    return switch (fault) {
      case TIMER_TICKS_ARE_SLOW -> passed / 2;
      case TIMER_CLOCK_GOES_BACK -> passed - (passed & 1 << 13);
      default -> passed;
    };
  }

  @Override
  public long ticksToNanos(long ticks) {
    return ticks;
  }

  @Override
  public long nanosToTicks(long nanos) {
    return nanos;
  }

  @Override
  public @Nullable Timer alloc(Queue queue, @Nullable Object context) {
    require(TimerType.SINGLE);
    return add(new FakeTimer.Single(this, queue, context));
  }

  @Override
  public @Nullable PeriodicTimer allocPeriodic(
      Queue queue, @Nullable Object context, long multiplier) {
    PeriodicParam bounds = require(TimerType.PERIODIC_BASE_MUL);
    if (multiplier < 1 || multiplier > bounds.maxMultiplier()) {
      throw new IllegalArgumentException("multiplier " + multiplier);
    }
    return add(new FakeTimer.Periodic(this, queue, context, bounds.base().hertz() * multiplier));
  }

  @Override
  public @Nullable PeriodicTimer allocPeriodic(
      Queue queue, @Nullable Object context, Frequency frequency) {
    PeriodicParam bounds = require(TimerType.PERIODIC_FREQ);
    if (frequency.hertz() < bounds.frequencies().getFirst().hertz()
        || frequency.hertz() > bounds.frequencies().getLast().hertz()) {
      throw new IllegalArgumentException("frequency " + frequency);
    }
    return add(new FakeTimer.Periodic(this, queue, context, frequency.hertz()));
  }

  private PeriodicParam require(TimerType type) {
    if (param.type() != type) {
      throw new IllegalArgumentException("the timers are " + param.type());
    }
    PeriodicParam periodic = param.periodic();
    return periodic == null ? PeriodicParam.baseMul(Frequency.of(1), 1) : periodic;
  }

  private synchronized <T extends FakeTimer> @Nullable T add(T timer) {
    if (timers.size() == param.timers() + (fault == Fault.TIMER_POOL_GIVES_ONE_MORE ? 1 : 0)) {
      return null;
    }
    timers.add(timer);
    mostAllocated = Math.max(mostAllocated, timers.size());
    return timer;
  }

  void remove(FakeTimer timer) {
    timers.remove(timer);
  }

  void skip() {
    skipped++;
  }

  private void run() {
    while (!closed) {
      tick();
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private synchronized void tick() {
    long now = currentTick();
    List<FakeTimer> due = new ArrayList<>(timers);
    due.sort((a, b) -> Long.compare(a.nextTick(), b.nextTick()));
    for (FakeTimer timer : due) {
      if (!closed && timer.look(now)) {
        expired++;
      }
    }
  }

  void stop() {
    closed = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    List.copyOf(timers).forEach(FakeTimer::abandon);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    if (!timers.isEmpty()) {
      throw new IllegalStateException(timers.size() + " timers are allocated");
    }
    closed = true;
    onClose.accept(this);
  }
}
