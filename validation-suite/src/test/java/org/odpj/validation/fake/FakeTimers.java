package org.odpj.validation.fake;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.pool.Pool;
import org.odpj.spi.TimerProvider;
import org.odpj.timer.ClockSource;
import org.odpj.timer.Frequency;
import org.odpj.timer.TimeoutPool;
import org.odpj.timer.TimeoutPoolCapability;
import org.odpj.timer.TimeoutPoolParam;
import org.odpj.timer.TimerCapability;
import org.odpj.timer.TimerPool;
import org.odpj.timer.TimerPoolParam;
import org.odpj.timer.TimerType;

/** Makes timer pools. */
final class FakeTimers implements TimerProvider {
  private final FakePools backing;
  private final List<FakeTimerPool> pools = new CopyOnWriteArrayList<>();

  FakeTimers(FakePools backing) {
    this.backing = backing;
  }

  @Override
  public @Nullable TimerCapability capability(ClockSource clock) {
    return clock == ClockSource.DEFAULT
        ? new TimerCapability(
            EnumSet.allOf(TimerType.class),
            16,
            100_000,
            1,
            1_000_000,
            1_000_000_000_000L,
            Frequency.of(2_000),
            100)
        : null;
  }

  @Override
  public TimerPool createTimerPool(
      String name, TimerPoolParam param, Consumer<? super TimerPool> onClose) {
    FakeTimerPool pool = new FakeTimerPool(name, param, backing, onClose);
    pools.add(pool);
    return pool;
  }

  @Override
  public TimeoutPoolCapability timeoutPoolCapability() {
    return new TimeoutPoolCapability(16, 100_000, 256, 128);
  }

  @Override
  public TimeoutPool createTimeoutPool(
      String name, TimeoutPoolParam param, Consumer<? super Pool> onClose) {
    return new FakeTimeoutPool(name, param, backing, onClose);
  }

  @Override
  public void stop() {
    pools.forEach(FakeTimerPool::stop);
  }
}
