package org.odpj.spi;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.error.OdpException;
import org.odpj.pool.Pool;
import org.odpj.timer.ClockSource;
import org.odpj.timer.TimeoutPool;
import org.odpj.timer.TimeoutPoolCapability;
import org.odpj.timer.TimeoutPoolParam;
import org.odpj.timer.TimerCapability;
import org.odpj.timer.TimerPool;
import org.odpj.timer.TimerPoolParam;

/** Makes timer pools, and the timeouts for them. Thread-safe. */
public interface TimerProvider {
  /**
   * What timers a clock source can serve.
   *
   * @param clock the clock source
   * @return the capability; null if there is no such clock source
   */
  @Nullable TimerCapability capability(ClockSource clock);

  /**
   * Makes a timer pool. The parameters have been checked against the capability.
   *
   * @param name any text
   * @param param what it shall be
   * @param onClose to be called once, with the pool, when it is closed
   * @return the pool, not started
   * @throws OdpException if memory cannot be had
   */
  TimerPool createTimerPool(String name, TimerPoolParam param, Consumer<? super TimerPool> onClose);

  /**
   * What pools of timeouts it can make.
   *
   * @return the capability
   */
  TimeoutPoolCapability timeoutPoolCapability();

  /**
   * Makes a pool of timeouts. The parameters have been checked against the capability.
   *
   * @param name any text
   * @param param what it shall be
   * @param onClose to be called once, with the pool, when it is closed
   * @return the pool
   * @throws OdpException if memory cannot be had
   */
  TimeoutPool createTimeoutPool(
      String name, TimeoutPoolParam param, Consumer<? super Pool> onClose);

  /**
   * Stops all timers for good, and frees the events of those that are active: the data plane
   * closes. When it returns, no timer sends anything any more. Idempotent.
   */
  void stop();
}
