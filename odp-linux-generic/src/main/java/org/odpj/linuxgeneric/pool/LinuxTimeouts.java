package org.odpj.linuxgeneric.pool;

import java.util.function.Consumer;
import org.odpj.linuxgeneric.pool.OpenPools.Request;
import org.odpj.pool.Pool;
import org.odpj.timer.TimeoutPool;
import org.odpj.timer.TimeoutPoolCapability;
import org.odpj.timer.TimeoutPoolParam;

/** Makes pools of timeouts. Off the heap are only their user areas. */
public final class LinuxTimeouts {
  private static final TimeoutPoolCapability CAPABILITY =
      new TimeoutPoolCapability(
          /* maxPools= */ 1_024,
          /* maxElements= */ 1 << 22,
          /* maxUserArea= */ 4_096,
          /* maxCache= */ 4_096);

  private final OpenPools pools;

  /**
   * Pools of one data plane.
   *
   * @param pools where they are made
   */
  public LinuxTimeouts(OpenPools pools) {
    this.pools = pools;
  }

  /**
   * What it can make.
   *
   * @return the capability
   */
  public TimeoutPoolCapability capability() {
    return CAPABILITY;
  }

  /**
   * Makes a pool.
   *
   * @param name any text
   * @param param what it shall be
   * @param onClose to be called once, with the pool, when it is closed
   * @return the pool
   */
  public TimeoutPool create(String name, TimeoutPoolParam param, Consumer<? super Pool> onClose) {
    ElementLayout layout = ElementLayout.of(0, param.userArea(), ElementLayout.CACHE_LINE);
    return pools.create(
        new Request(name, param.count(), ElementLayout.CACHE_LINE, layout, onClose),
        parts -> new LinuxTimeoutPool(param, parts));
  }
}
