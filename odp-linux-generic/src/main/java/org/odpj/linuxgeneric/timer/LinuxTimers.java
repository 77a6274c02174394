package org.odpj.linuxgeneric.timer;

import java.util.EnumSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.linuxgeneric.pool.LinuxTimeouts;
import org.odpj.pool.Pool;
import org.odpj.spi.BackendContext;
import org.odpj.spi.TimerProvider;
import org.odpj.timer.ClockSource;
import org.odpj.timer.Frequency;
import org.odpj.timer.PeriodicParam;
import org.odpj.timer.TimeoutPool;
import org.odpj.timer.TimeoutPoolCapability;
import org.odpj.timer.TimeoutPoolParam;
import org.odpj.timer.TimerCapability;
import org.odpj.timer.TimerPool;
import org.odpj.timer.TimerPoolParam;
import org.odpj.timer.TimerType;

/** Makes timer pools, and drives them. */
public final class LinuxTimers implements TimerProvider {
  /** Timeouts of a periodic timer that may be without acknowledgement, if the pool does not say. */
  private static final int DEFAULT_PENDING = 16;

  private static final int MAX_PENDING = 1_024;
  private static final long YEAR_NANOS = 365L * 24 * 3_600 * 1_000_000_000;

  private static final TimerCapability CAPABILITY =
      new TimerCapability(
          EnumSet.allOf(TimerType.class),
          /* maxPools= */ 256,
          /* maxTimers= */ 1 << 20,
          /* maxPriority= */ 7,
          /* minResolutionNanos= */ 50_000,
          /* maxNanos= */ YEAR_NANOS,
          /* maxFrequency= */ Frequency.of(10_000),
          MAX_PENDING);

  private final LinuxTimeouts timeouts;
  private final BackendContext context;
  private final TimerThread driver = new TimerThread();

  /**
   * No timers yet.
   *
   * @param context the data plane's configuration and log
   * @param timeouts makes the pools of timeouts
   */
  public LinuxTimers(BackendContext context, LinuxTimeouts timeouts) {
    this.context = context;
    this.timeouts = timeouts;
  }

  @Override
  public @Nullable TimerCapability capability(ClockSource clock) {
    return clock == ClockSource.DEFAULT ? CAPABILITY : null;
  }

  @Override
  public TimerPool createTimerPool(
      String name, TimerPoolParam param, Consumer<? super TimerPool> onClose) {
    return new LinuxTimerPool(
        name,
        param,
        driver,
        new Deliveries(name, context),
        periodics(name, param),
        System::nanoTime,
        onClose);
  }

  private @Nullable Periodics periodics(String name, TimerPoolParam param) {
    PeriodicParam periodic = param.periodic();
    if (param.type() == TimerType.SINGLE || periodic == null) {
      return null;
    }
    int most = timeouts.capability().maxElements() / param.timers() - RepeatingTimer.RESERVED;
    int pending =
        periodic.maxPending() == 0 ? Math.min(DEFAULT_PENDING, most) : periodic.maxPending();
    if (pending < 1 || pending > most) {
      throw new IllegalArgumentException(
          "%d periodic timers can have at most %d timeouts each that are not acknowledged, not %d"
              .formatted(param.timers(), most, pending));
    }
    int count = (pending + RepeatingTimer.RESERVED) * param.timers();
    TimeoutPool pool =
        timeouts.create(
            name, new TimeoutPoolParam(count, periodic.userArea(), null, 0), closed -> {});
    return new Periodics(periodic, pool, pending);
  }

  @Override
  public TimeoutPoolCapability timeoutPoolCapability() {
    return timeouts.capability();
  }

  @Override
  public TimeoutPool createTimeoutPool(
      String name, TimeoutPoolParam param, Consumer<? super Pool> onClose) {
    return timeouts.create(name, param, onClose);
  }

  @Override
  public void stop() {
    driver.stop();
  }
}
