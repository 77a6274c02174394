package org.odpj.spi;

import java.util.List;
import java.util.Objects;
import org.odpj.event.Event;
import org.odpj.queue.EventAggrConfig;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;

/**
 * The aggregators of one queue, in software, for queues of any backend. The queue closes them with
 * itself and sees to it that they are polled: by itself when it is dequeued from, or as an {@link
 * EventSource} of the scheduler. Thread-safe.
 */
public final class Aggregators implements EventSource {
  /** Where vectors go: into the queue, in whose order they are, whatever context a thread is in. */
  @FunctionalInterface
  public interface Target {
    /**
     * Puts events in.
     *
     * @param events holds them
     * @param offset index of the first
     * @param count how many
     * @return how many were taken, a prefix
     */
    int put(Event[] events, int offset, int count);
  }

  private final AggregatorQueue[] all;

  /**
   * The aggregators that the queue's parameters ask for.
   *
   * @param name the queue's
   * @param param the queue's
   * @param target takes what they have gathered, from any number of threads
   * @param check whether to note in the events' ledgers what goes in and out
   */
  public Aggregators(String name, QueueParam param, Target target, boolean check) {
    List<EventAggrConfig> wanted = param.aggregators();
    all = new AggregatorQueue[wanted.size()];
    for (int i = 0; i < all.length; i++) {
      String full = "%s aggregator %d".formatted(name, i);
      all[i] = new AggregatorQueue(full, param, wanted.get(i), target, check);
    }
  }

  /**
   * One of them.
   *
   * @param index as in the parameters
   * @return what the application enqueues to
   * @throws IndexOutOfBoundsException if there is none of this index
   */
  public Queue get(int index) {
    return all[Objects.checkIndex(index, all.length)];
  }

  /**
   * Passes on what has waited as long as it may. Unlike other sources it may be called by several
   * threads at once, in any context.
   *
   * @return how many vectors
   */
  @Override
  public int poll() {
    int passed = 0;
    for (AggregatorQueue one : all) {
      passed += one.passOverdue() ? 1 : 0;
    }
    return passed;
  }

  /** Frees what waits, and takes nothing any more. */
  public void close() {
    for (AggregatorQueue one : all) {
      one.end();
    }
  }
}
