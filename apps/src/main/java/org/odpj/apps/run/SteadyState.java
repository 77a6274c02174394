package org.odpj.apps.run;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What workers allocate for each packet, and how often the garbage collector runs, between the
 * moment when the code is warm and the end of a run.
 */
public final class SteadyState {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** What one worker thread has allocated; the worker itself says so last. */
  public static final class Worker {
    private final Thread thread;
    private long atWarm;
    private volatile long atEnd = -1;

    private Worker(Thread thread) {
      this.thread = thread;
    }

    /** Ends the measurement of this worker: called by itself when its loop is left. */
    public void end() {
      atEnd = THREADS.getCurrentThreadAllocatedBytes();
    }

    private void warm() {
      atWarm = atEnd >= 0 ? atEnd : THREADS.getThreadAllocatedBytes(thread.threadId());
    }

    private long allocated() {
      return Math.max(0, atEnd - atWarm);
    }
  }

  private final List<Worker> workers;
  private boolean warm;
  private long packetsAtWarm;
  private long packetsAtEnd;
  private long collectionsAtWarm;
  private long collectionsAtEnd;

  /**
   * A measurement that has not begun.
   *
   * @param workers the threads of the run
   */
  public SteadyState(List<? extends Thread> workers) {
    this.workers = workers.stream().map(Worker::new).toList();
  }

  /**
   * The measurement of one worker.
   *
   * @param index as the threads were given
   * @return shared with that worker
   */
  public Worker worker(int index) {
    return workers.get(index);
  }

  /**
   * Begins: from now on no allocation is expected.
   *
   * @param packets how many were handled so far
   */
  public void begin(long packets) {
    warm = true;
    packetsAtWarm = packets;
    collectionsAtWarm = collections();
    workers.forEach(Worker::warm);
  }

  /**
   * Ends, after every worker has ended.
   *
   * @param packets how many were handled in all
   */
  public void end(long packets) {
    packetsAtEnd = packets;
    collectionsAtEnd = collections();
  }

  /**
   * Bytes that workers allocated for each packet.
   *
   * @return empty if the run was too short to become warm
   */
  public OptionalDouble allocatedBytesPerPacket() {
    if (!warm || packetsAtEnd == packetsAtWarm) {
      return OptionalDouble.empty();
    }
    long bytes = workers.stream().mapToLong(Worker::allocated).sum();
    return OptionalDouble.of((double) bytes / (packetsAtEnd - packetsAtWarm));
  }

  /**
   * Garbage collections.
   *
   * @return empty if the run was too short to become warm
   */
  public OptionalLong collectionCount() {
    return warm ? OptionalLong.of(collectionsAtEnd - collectionsAtWarm) : OptionalLong.empty();
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }
}
