package org.odpj.linuxgeneric.pktio.base;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

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
   * @return its value since it was made
   */
  public long get(Count what) {
    return (long) CELL.getOpaque(cells, PAD + what.cell);
  }
}
