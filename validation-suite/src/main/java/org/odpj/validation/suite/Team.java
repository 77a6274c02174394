package org.odpj.validation.suite;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.odpj.Odp;
import org.odpj.thread.OdpThread;
import org.odpj.thread.ThreadType;

/**
 * Threads of a data plane that begin together. When one fails, the others are interrupted, and the
 * case fails with the first failure.
 */
public final class Team {
  /** Longer than any {@link Deadline} of a case, so that the better message comes first. */
  private static final long SECONDS_TO_END = 50;

  /** What each thread does. */
  @FunctionalInterface
  public interface Task {
    /**
     * Runs in its thread.
     *
     * @param thread 0 to the number of threads - 1
     * @throws Exception fails the case
     */
    void run(int thread) throws Exception;
  }

  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final List<OdpThread> threads = new ArrayList<>();

  private Team() {}

  static void run(Odp odp, int size, Task task) {
    Team team = new Team();
    CountDownLatch ready = new CountDownLatch(size);
    for (int i = 0; i < size; i++) {
      int index = i;
      Runnable body = () -> team.work(ready, task, index);
      team.threads.add(odp.thread("case-worker-" + i, ThreadType.WORKER, null, body));
    }
    team.threads.forEach(Thread::start);
    team.join();
    Throwable first = team.failure.get();
    if (first != null) {
      fail(first.getMessage(), first);
    }
  }

  // Whatever a thread throws, an assertion's error too, belongs to the thread that runs the case.
  @SuppressWarnings("CatchThrowable")
  private void work(CountDownLatch ready, Task task, int index) {
    try {
      ready.countDown();
      ready.await();
      task.run(index);
    } catch (Throwable e) {
      if (failure.compareAndSet(null, e)) {
        threads.forEach(Thread::interrupt);
      }
    }
  }

  private void join() {
    Deadline deadline = Deadline.seconds(SECONDS_TO_END);
    try {
      for (OdpThread thread : threads) {
        thread.join(deadline.remainingMillis());
        if (thread.isAlive()) {
          failure.compareAndSet(
              null,
              new AssertionError(
                  thread.getName() + " did not end within " + SECONDS_TO_END + " s"));
          threads.forEach(Thread::interrupt);
          return;
        }
      }
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
      fail("interrupted while the threads of the case ran", e);
    }
  }
}
