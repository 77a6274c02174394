package org.odpj.apps.perf;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.odpj.apps.run.WorkerGroup;

/**
 * A worker of a performance application: works until its code is warm, then measures itself.
 *
 * <p>It works in portions, so that the JIT compiles the portion as a whole.
 */
abstract class PerfWorker implements WorkerGroup.Task {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int PORTIONS = 50;

  private final long warmUp;
  private final long amount;
  private volatile boolean stopped;
  private long events;
  private long nanos;
  private long allocated;

  /** A worker that does {@code amount} after {@code warmUp}, in units of {@link #work}. */
  PerfWorker(long warmUp, long amount) {
    this.warmUp = warmUp;
    this.amount = amount;
  }

  /** Does about so much, less if stopped; returns how many events it moved. */
  abstract long work(long wanted);

  /** The code is warm. */
  void warm() {}

  /** Gives back what it holds. */
  abstract void finish();

  @Override
  public final void run() {
    portions(warmUp);
    warm();
    long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    events = portions(amount);
    nanos = System.nanoTime() - start;
    allocated = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
    finish();
  }

  @Override
  public final void stop() {
    stopped = true;
  }

  final boolean isStopped() {
    return stopped;
  }

  final long events() {
    return events;
  }

  final double eventsPerSecond() {
    return nanos == 0 ? 0 : events * 1e9 / nanos;
  }

  final long allocatedBytes() {
    return allocated;
  }

  private long portions(long total) {
    long portion = Math.max(1, total / PORTIONS);
    long moved = 0;
    for (long done = 0; done < total && !stopped; done += portion) {
      moved += work(Math.min(portion, total - done));
    }
    return moved;
  }
}
