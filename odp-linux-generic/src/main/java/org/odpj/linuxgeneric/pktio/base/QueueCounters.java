package org.odpj.linuxgeneric.pktio.base;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The counters of one queue. Each has one writer at a time, whoever holds the queue; any thread may
 * read. Opaque access is enough for that: a reader sees whole and never older values, and a writer
 * pays a plain load and store.
 */
public final class QueueCounters {
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  /** Two cache lines on each side, so that queues of different threads share none. */
  private static final int PAD = 16;

  private final long[] cells = new long[PAD + Count.CELLS + PAD];

  /** Where the cells stood at the last reset: they have writers of their own and are never set. */
  private final long[] baseline = new long[Count.CELLS];

  /**
   * Adds to one counter.
   *
   * @param what which
   * @param n how many
   */
  public void add(Count what, long n) {
    int cell = PAD + what.cell;
    CELL.setOpaque(cells, cell, cells[cell] + n);
  }

  /**
   * Reads one counter.
   *
   * @param what which
   * @return its value since it was made or reset
   */
  public synchronized long get(Count what) {
    return value(what.cell) - baseline[what.cell];
  }

  /** Counts from 0 again, for readers. */
  public synchronized void reset() {
    Arrays.setAll(baseline, this::value);
  }

  private long value(int cell) {
    return (long) CELL.getOpaque(cells, PAD + cell);
  }
}
