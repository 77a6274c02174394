package org.odpj.linuxgeneric.timer;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.odpj.thread.OdpThread;
import org.odpj.thread.ThreadType;

/** The thread that drives a data plane's timer pools; there is none until a pool is started. */
final class TimerThread {
  private final List<LinuxTimerPool> pools = new CopyOnWriteArrayList<>();
  private volatile @Nullable OdpThread thread;
  private volatile boolean stopped;

  TimerThread() {}

  /** Drives a pool from now on, those of higher priority first. */
  synchronized void add(LinuxTimerPool pool) {
    if (stopped) {
      return;
    }
    pools.add(pool);
    pools.sort(Comparator.comparingInt((LinuxTimerPool each) -> -each.param().priority()));
    OdpThread running = thread;
    if (running == null) {
      running = new OdpThread("odp-timers", ThreadType.CONTROL, this::run);
      running.setDaemon(true);
      thread = running;
      running.start();
    } else {
      LockSupport.unpark(running);
    }
  }

  /** Has every pool looked at now. */
  void wake() {
    LockSupport.unpark(thread);
  }

  /** Ends the thread, and then frees what timers own. Idempotent. */
  synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    OdpThread running = thread;
    if (running != null) {
      LockSupport.unpark(running);
      join(running);
    }
    pools.forEach(LinuxTimerPool::abandon);
    pools.clear();
  }

  private void run() {
    while (!stopped) {
      long idle = Long.MAX_VALUE;
      for (LinuxTimerPool pool : pools) {
        idle = Math.min(idle, pool.poll());
      }
      pools.removeIf(LinuxTimerPool::isOver);
      if (idle > 0) {
        LockSupport.parkNanos(this, idle);
      }
    }
  }

  private static void join(Thread thread) {
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
  }
}
