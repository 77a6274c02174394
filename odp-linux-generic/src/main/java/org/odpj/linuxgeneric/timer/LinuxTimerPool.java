package org.odpj.linuxgeneric.timer;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.timer.ExpirationMode;
import org.odpj.timer.Frequency;
import org.odpj.timer.PeriodicParam;
import org.odpj.timer.PeriodicTimer;
import org.odpj.timer.TickType;
import org.odpj.timer.Timeout;
import org.odpj.timer.Timer;
import org.odpj.timer.TimerPool;
import org.odpj.timer.TimerPoolInfo;
import org.odpj.timer.TimerPoolParam;
import org.odpj.timer.TimerResult;
import org.odpj.timer.TimerType;

/**
 * A pool of timers, their wheel, and the intake in front of it. A tick is a nanosecond. The wheel's
 * slots are shorter than the resolution, so that timers are late by less than they may be; but not
 * by much, because the driver wakes up for every slot that holds a timer. The protocol between
 * starters and the driver is explained in {@link WheelTimer}.
 */
final class LinuxTimerPool implements TimerPool {
  /** So that ticks do not begin at 0, which is no active timer's. */
  private static final long FIRST_TICK = 1_000_000_000L;

  /** How many slots the resolution has, if they are not too short then. */
  private static final int SLOTS_OF_RESOLUTION = 8;

  /** The kernel wakes a thread some 60 us after its time: shorter slots gain nothing. */
  private static final long SHORTEST_SLOT = 100_000;

  /** So many closed timers must not wait for the next expiration to be forgotten. */
  private static final int MUCH_LITTER = 4_096;

  /** The driver is at work and will look at the intake before it sleeps. */
  private static final long AWAKE = Long.MIN_VALUE;

  private final String name;
  private final TimerPoolParam param;
  private final TimerThread driver;
  private final Deliveries deliveries;
  private final @Nullable Periodics periodics;
  private final Consumer<? super TimerPool> onClose;
  private final LongSupplier clock;
  private final long zero;
  private final long slotTicks;
  private final long slotBias;
  private final Wheel wheel;
  private final Intake intake = new Intake();
  private final AtomicInteger allocated = new AtomicInteger();
  private final AtomicInteger mostAllocated = new AtomicInteger();
  private final LongAdder skipped = new LongAdder();

  /** The slot that the driver sleeps until. */
  private volatile long asleepUntil = AWAKE;

  private volatile boolean started;
  private volatile boolean closed;

  /** Timers that were closed while the wheel or the intake had them, since the driver last came. */
  private final AtomicInteger litter = new AtomicInteger();

  LinuxTimerPool(
      String name,
      TimerPoolParam param,
      TimerThread driver,
      Deliveries deliveries,
      @Nullable Periodics periodics,
      LongSupplier clock,
      Consumer<? super TimerPool> onClose) {
    this.name = name;
    this.param = param;
    this.driver = driver;
    this.deliveries = deliveries;
    this.periodics = periodics;
    this.onClose = onClose;
    this.clock = clock;
    this.zero = clock.getAsLong() - FIRST_TICK;
    this.slotTicks = slot(param.resolution());
    // A slot ends when it is looked at: rounding up never expires before the time.
    this.slotBias = param.mode() == ExpirationMode.AFTER ? slotTicks - 1 : slotTicks / 2;
    this.wheel = new Wheel(FIRST_TICK / slotTicks);
  }

  private static long slot(long resolution) {
    return Math.max(resolution / SLOTS_OF_RESOLUTION, Math.min(resolution, SHORTEST_SLOT));
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
  public TimerPoolInfo info() {
    return new TimerPoolInfo(
        allocated.get(),
        mostAllocated.get(),
        Frequency.of(1_000_000_000),
        deliveries.count(),
        skipped.sum());
  }

  @Override
  public synchronized void start() {
    checkOpen();
    if (started) {
      throw new IllegalStateException(
          "the timer pool '%s' has been started already".formatted(name));
    }
    started = true;
    driver.add(this);
  }

  boolean isStarted() {
    return started;
  }

  @Override
  public long currentTick() {
    return clock.getAsLong() - zero;
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
    if (param.type() != TimerType.SINGLE) {
      throw new IllegalArgumentException(
          "the timers of pool '%s' are %s, not SINGLE".formatted(name, param.type()));
    }
    Objects.requireNonNull(queue);
    return reserve() ? new SingleTimer(this, queue, context) : null;
  }

  @Override
  public @Nullable PeriodicTimer allocPeriodic(
      Queue queue, @Nullable Object context, long multiplier) {
    PeriodicParam bounds = periodics(TimerType.PERIODIC_BASE_MUL).param();
    if (multiplier < 1 || multiplier > bounds.maxMultiplier()) {
      throw new IllegalArgumentException(
          "multiplier %d is outside 1..%d".formatted(multiplier, bounds.maxMultiplier()));
    }
    return repeating(queue, context, Period.of(bounds.base(), multiplier));
  }

  @Override
  public @Nullable PeriodicTimer allocPeriodic(
      Queue queue, @Nullable Object context, Frequency frequency) {
    var bounds = periodics(TimerType.PERIODIC_FREQ).param().frequencies();
    if (frequency.compareTo(bounds.getFirst()) < 0 || frequency.compareTo(bounds.getLast()) > 0) {
      throw new IllegalArgumentException(
          "frequency %s is outside %s..%s"
              .formatted(frequency, bounds.getFirst(), bounds.getLast()));
    }
    return repeating(queue, context, Period.of(frequency, 1));
  }

  private Periodics periodics(TimerType type) {
    if (periodics == null || param.type() != type) {
      throw new IllegalArgumentException(
          "the timers of pool '%s' are %s, not %s".formatted(name, param.type(), type));
    }
    return periodics;
  }

  private @Nullable PeriodicTimer repeating(Queue queue, @Nullable Object context, Period period) {
    Objects.requireNonNull(queue);
    Periodics mine = Objects.requireNonNull(periodics);
    if (!reserve()) {
      return null;
    }
    Timeout last = mine.timeouts().alloc();
    if (last == null) {
      allocated.decrementAndGet();
      return null;
    }
    return new RepeatingTimer(this, queue, context, period, mine, deliveries.taken(last));
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the timer pool '%s' is closed".formatted(name));
    }
  }

  private boolean reserve() {
    checkOpen();
    int now = allocated.incrementAndGet();
    if (now > param.timers()) {
      allocated.decrementAndGet();
      return false;
    }
    mostAllocated.accumulateAndGet(now, Math::max);
    return true;
  }

  /** Whether a timer may be started with a time. */
  TimerResult allows(long now, TickType type, long tick) {
    if (!started) {
      return TimerResult.FAIL;
    }
    long ahead = type == TickType.ABSOLUTE ? tick - now : tick;
    if (ahead < param.minNanos()) {
      return TimerResult.TOO_NEAR;
    }
    return ahead > param.maxNanos() ? TimerResult.TOO_FAR : TimerResult.SUCCESS;
  }

  /** The application hands an event over to a timer. */
  void take(Event event) {
    deliveries.taken(event);
  }

  /** The application gets an event back from a timer. */
  void giveBack(Event event) {
    deliveries.givenBack(event);
  }

  /** A timer has expired. */
  void deliver(Queue queue, Event event) {
    deliveries.deliver(queue, event);
  }

  /** A period passes without a timeout. */
  void skipped() {
    skipped.increment();
  }

  /** Sees to it that the driver looks at a timer whose state has just become a tick. */
  void schedule(WheelTimer timer, long tick) {
    long slot = slotOf(tick);
    while (true) {
      switch (timer.place()) {
        case WheelTimer.OUT -> {
          if (timer.changePlace(WheelTimer.OUT, WheelTimer.WAITING)) {
            intake.push(timer);
            wake(slot);
            return;
          }
        }
        case WheelTimer.WHEEL -> {
          if (timer.slot <= slot) {
            return;
          }
          if (timer.changePlace(WheelTimer.WHEEL, WheelTimer.MOVING)) {
            intake.push(timer);
            wake(slot);
            return;
          }
        }
        default -> { // on the intake already
          wake(slot);
          return;
        }
      }
    }
  }

  private void wake(long slot) {
    if (slot < asleepUntil) {
      driver.wake();
    }
  }

  private long slotOf(long tick) {
    return (tick + slotBias) / slotTicks;
  }

  /**
   * Lets time pass; by the driver only.
   *
   * @return how long there will be nothing to do, in nanoseconds; 0 or less: call again
   */
  long poll() {
    asleepUntil = AWAKE;
    deliveries.retry();
    wheel.advance(currentTick() / slotTicks, this::reached);
    litter.set(0);
    for (WheelTimer timer = intake.takeAll(); timer != null; ) {
      WheelTimer next = timer.nextWaiting;
      timer.nextWaiting = null;
      arrived(timer);
      timer = next;
    }
    long next = deliveries.isDone() ? wheel.nextSlot() : wheel.current() + 1;
    asleepUntil = next;
    if (!intake.isEmpty()) {
      return 0; // Whoever pushed may have found this thread awake.
    }
    return next == Long.MAX_VALUE ? Long.MAX_VALUE : next * slotTicks - currentTick();
  }

  /** The wheel has come to a timer, which is taken out of it. */
  private void reached(WheelTimer timer) {
    if (timer.changePlace(WheelTimer.WHEEL, WheelTimer.OUT)) {
      settle(timer);
    } else {
      timer.place(WheelTimer.WAITING); // It was moving: the intake has it.
    }
  }

  /** A timer comes from the intake. */
  private void arrived(WheelTimer timer) {
    if (timer.place() == WheelTimer.MOVING) {
      wheel.remove(timer);
    }
    timer.place(WheelTimer.OUT);
    settle(timer);
  }

  /** Does what the state of a timer says that is nowhere; leaves it where it belongs. */
  private void settle(WheelTimer timer) {
    while (true) {
      long tick = timer.state();
      if (tick <= 0) {
        timer.rest(tick);
        return;
      }
      long slot = slotOf(tick);
      if (slot <= wheel.current()) {
        timer.expire(tick);
        continue; // A periodic timer has its next tick, any other may have been started again.
      }
      wheel.add(timer, slot);
      if (!timer.changePlace(WheelTimer.OUT, WheelTimer.WHEEL)) {
        wheel.remove(timer); // It was started meanwhile, and the intake has it.
        return;
      }
      long now = timer.state();
      if (now <= 0 || timer.slot <= slotOf(now)) {
        return;
      }
      // It got an earlier tick before it was seen in the wheel.
      if (!timer.changePlace(WheelTimer.WHEEL, WheelTimer.OUT)) {
        return;
      }
      wheel.remove(timer);
    }
  }

  /** Whether it is closed and nothing waits for a queue any more; by the driver only. */
  boolean isOver() {
    return closed && deliveries.isDone();
  }

  /**
   * A timer was given back. The wheel forgets it at the driver's next visit, which does not wait
   * for an expiration if there are many: memory is bounded however fast timers come and go.
   */
  void freed(WheelTimer timer) {
    allocated.decrementAndGet();
    if (timer.changePlace(WheelTimer.WHEEL, WheelTimer.MOVING)) {
      intake.push(timer);
    }
    if (timer.place() != WheelTimer.OUT && litter.incrementAndGet() == MUCH_LITTER) {
      driver.wake();
    }
  }

  /** Takes every timer out and frees what it owns; when there is no driver any more. */
  void abandon() {
    wheel.clear(WheelTimer::abandon);
    for (WheelTimer timer = intake.takeAll(); timer != null; timer = timer.nextWaiting) {
      timer.abandon();
    }
    deliveries.abandon();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    int left = allocated.get();
    if (left > 0) {
      throw new IllegalStateException(
          "the timer pool '%s' cannot be closed: %d of its timers are allocated"
              .formatted(name, left));
    }
    if (periodics != null) {
      periodics.timeouts().close();
    }
    closed = true;
    driver.wake();
    onClose.accept(this);
  }
}
