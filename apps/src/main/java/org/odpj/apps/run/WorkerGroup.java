package org.odpj.apps.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.odpj.Odp;
import org.odpj.system.CpuMask;
import org.odpj.thread.OdpThread;
import org.odpj.thread.ThreadType;

/**
 * The worker threads of a run, each pinned to a CPU, and the control thread's loop beside them.
 *
 * <p>A run ends when its time is over, when every worker has come to its own end, when one fails,
 * or when {@link #stop} is called.
 */
public final class WorkerGroup {
  /** What one worker does. */
  public interface Task {
    /** Works until there is nothing left or {@link #stop} was called. */
    void run();

    /** Makes {@link #run} return soon; called by another thread. */
    void stop();
  }

  /** What the control thread does while workers work. */
  public interface Control {
    /**
     * A second has passed.
     *
     * @param elapsedNanos since the start
     */
    void second(long elapsedNanos);

    /** The code is warm now. */
    void warm();
  }

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long WARM = 2 * SECOND;

  private final List<? extends Task> tasks;
  private final List<OdpThread> threads = new ArrayList<>();
  private final SteadyState steadyState;
  private final AtomicInteger working;
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * Threads that are not started.
   *
   * @param odp the data plane
   * @param cpus where workers may run; null for every available CPU. They are given from the last
   *     one down, so that the first one, where kernels do their chores, is taken last
   * @param tasks one for each worker
   * @throws IllegalArgumentException if none of the CPUs is available
   */
  public WorkerGroup(Odp odp, @Nullable CpuMask cpus, List<? extends Task> tasks) {
    this.tasks = tasks;
    this.working = new AtomicInteger(tasks.size());
    int[] candidates = usable(odp, cpus);
    for (int i = 0; i < tasks.size(); i++) {
      int worker = i;
      int cpu = candidates[candidates.length - 1 - i % candidates.length];
      threads.add(
          odp.thread(
              "odp-worker-" + i, ThreadType.WORKER, CpuMask.of(cpu), () -> runWorker(worker)));
    }
    this.steadyState = new SteadyState(threads);
  }

  /**
   * The CPUs that workers may run on.
   *
   * @param odp the data plane
   * @param wanted where they shall run; null for every available CPU
   * @return at least one, ascending
   * @throws IllegalArgumentException if none is available
   */
  public static int[] usable(Odp odp, @Nullable CpuMask wanted) {
    CpuMask available = odp.system().availableCpus();
    int[] usable =
        available.stream().filter(cpu -> wanted == null || wanted.contains(cpu)).toArray();
    if (usable.length == 0) {
      throw new IllegalArgumentException(
          "none of the CPUs %s is available; available: %s".formatted(wanted, available));
    }
    return usable;
  }

  /**
   * Runs the workers, and the control beside them, to the end.
   *
   * @param seconds how long; 0: as long as the workers have something to do
   * @param control called by the calling thread
   * @return how long it took, in nanoseconds
   * @throws RunFailure if a worker failed; all have ended
   */
  public long run(int seconds, Control control) {
    long start = System.nanoTime();
    threads.forEach(Thread::start);
    try {
      watch(start, seconds * SECOND, control);
    } finally {
      tasks.forEach(Task::stop);
      threads.forEach(WorkerGroup::join);
    }
    Throwable error = failure.get();
    if (error != null) {
      throw new RunFailure("a worker failed: " + error, error);
    }
    return System.nanoTime() - start;
  }

  /** Ends the run soon; may be called by any thread at any time. */
  public void stop() {
    over.countDown();
  }

  /**
   * The workers' allocation.
   *
   * @return complete when the run has ended
   */
  public SteadyState steadyState() {
    return steadyState;
  }

  private void watch(long start, long length, Control control) {
    long warm = length == 0 ? WARM : Math.min(WARM, length / 4);
    long tick = SECOND;
    boolean wasWarm = false;
    while (true) {
      long next = length == 0 ? tick : Math.min(tick, length);
      if (!wasWarm) {
        next = Math.min(next, warm);
      }
      if (isOver(start + next - System.nanoTime())) {
        return;
      }
      if (!wasWarm && next == warm) {
        wasWarm = true;
        control.warm();
      }
      if (next == tick) {
        control.second(System.nanoTime() - start);
        tick += SECOND;
      }
      if (length > 0 && next == length) {
        return;
      }
    }
  }

  private boolean isOver(long waitNanos) {
    try {
      return over.await(waitNanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void runWorker(int worker) {
    try {
      tasks.get(worker).run();
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      stop();
    } finally {
      steadyState.worker(worker).end();
      if (working.decrementAndGet() == 0) {
        stop();
      }
    }
  }

  /** Workers use the data plane, so it must not be closed before they have ended. */
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
