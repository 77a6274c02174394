package org.odpj.linuxgeneric.pool;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.odpj.spi.check.Ledger;
import org.odpj.spi.check.Tracked;
import org.odpj.timer.PeriodicTimer;
import org.odpj.timer.Timeout;
import org.odpj.timer.TimeoutPool;
import org.odpj.timer.Timer;

/** A timeout; what it says is written by the timer that sends it. */
public final class LinuxTimeout extends Timeout implements Tracked {
  private final LinuxTimeoutPool pool;
  private final int index;
  private final MemorySegment userArea;
  private @Nullable Timer timer;
  private @Nullable PeriodicTimer periodicTimer;
  private long tick;
  private @Nullable Object context;

  LinuxTimeout(LinuxTimeoutPool pool, int index, MemorySegment userArea) {
    this.pool = pool;
    this.index = index;
    this.userArea = userArea;
  }

  /** Forgets what the last owner set. */
  void renew() {
    clearFlowId();
  }

  /**
   * A single-shot timer has expired.
   *
   * @param expired which
   * @param at the time that it was set to
   */
  public void expired(Timer expired, long at) {
    timer = expired;
    periodicTimer = null;
    tick = at;
    context = expired.context();
  }

  /**
   * A periodic timer has expired.
   *
   * @param expired which
   * @param at the time that it was set to
   */
  public void expired(PeriodicTimer expired, long at) {
    timer = null;
    periodicTimer = expired;
    tick = at;
    context = expired.context();
  }

  @Override
  public TimeoutPool pool() {
    return pool;
  }

  @Override
  public @Nullable Timer timer() {
    return timer;
  }

  @Override
  public @Nullable PeriodicTimer periodicTimer() {
    return periodicTimer;
  }

  @Override
  public long tick() {
    return tick;
  }

  @Override
  public @Nullable Object context() {
    return context;
  }

  @Override
  public MemorySegment userArea() {
    return userArea;
  }

  @Override
  public void free() {
    pool.free(this);
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public @Nullable Ledger ledger() {
    return pool.ledger;
  }
}
