package org.odpj.thread;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;

/**
 * The threads of a data plane that run now, each with a number. For {@code Odp}, which has one.
 *
 * <p>A thread has its number from {@code start} until it ends; then the next thread may get it.
 * Thread-safe.
 */
public final class RunningThreads {
  /** So many can run at once (ODP: {@code odp_thread_count_max}). */
  public static final int MAX = 1_024;

  /** By number; null where a number is free. */
  private final List<@Nullable OdpThread> byIndex = new ArrayList<>();

  /** Of none. */
  public RunningThreads() {}

  /** Gives a thread the smallest number that is free. */
  synchronized int enter(OdpThread thread) {
    int free = byIndex.indexOf(null);
    if (free >= 0) {
      byIndex.set(free, thread);
      return free;
    }
    if (byIndex.size() == MAX) {
      throw new OdpException(
          ErrorCode.RESOURCE_EXHAUSTED,
          "%d threads of the data plane run, as many as can; the thread '%s' is not started"
              .formatted(MAX, thread.getName()));
    }
    byIndex.add(thread);
    return byIndex.size() - 1;
  }

  /** Takes a thread's number back. */
  synchronized void leave(int index) {
    byIndex.set(index, null);
  }

  /**
   * Those that run now.
   *
   * @param wanted which of them
   * @return in the order of their numbers; does not change any more
   */
  public synchronized SequencedSet<OdpThread> matching(Predicate<OdpThread> wanted) {
    SequencedSet<OdpThread> found = new LinkedHashSet<>();
    for (OdpThread thread : byIndex) {
      if (thread != null && wanted.test(thread)) {
        found.add(thread);
      }
    }
    return Collections.unmodifiableSequencedSet(found);
  }
}
