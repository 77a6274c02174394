package org.odpj.linuxgeneric.pool;

import org.jspecify.annotations.Nullable;
import org.odpj.timer.Timeout;
import org.odpj.timer.TimeoutPool;
import org.odpj.timer.TimeoutPoolParam;

/** A pool of timeouts. */
final class LinuxTimeoutPool extends ElementPool<Timeout> implements TimeoutPool {
  private final TimeoutPoolParam param;
  private final FreeStore<Timeout> store;

  LinuxTimeoutPool(TimeoutPoolParam param, Parts parts) {
    super(parts, param.count());
    this.param = param;
    Timeout[] timeouts = new Timeout[param.count()];
    for (int i = 0; i < timeouts.length; i++) {
      timeouts[i] = new LinuxTimeout(this, i, userArea(i, param.userAreaInit()));
    }
    this.store = new FreeStore<>(timeouts, param.cache(), Timeout[]::new);
  }

  @Override
  FreeStore<Timeout> store() {
    return store;
  }

  @Override
  public TimeoutPoolParam param() {
    return param;
  }

  @Override
  public @Nullable Timeout alloc() {
    Timeout timeout = store.takeOne();
    if (timeout instanceof LinuxTimeout element) {
      element.renew();
      if (ledger != null) {
        ledger.allocated(element);
      }
    }
    return timeout;
  }

  @Override
  public int alloc(Timeout[] timeouts, int offset, int count) {
    int taken = take(timeouts, offset, count);
    for (int i = offset; i < offset + taken; i++) {
      ((LinuxTimeout) timeouts[i]).renew();
    }
    return taken;
  }

  @Override
  public void free(Timeout[] timeouts, int offset, int count) {
    give(timeouts, offset, count);
  }

  void free(LinuxTimeout timeout) {
    if (ledger != null) {
      ledger.freed(timeout);
    }
    store.putOne(timeout);
  }
}
