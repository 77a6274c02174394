package org.odpj.linuxgeneric.classify;

import org.odpj.classify.Threshold;
import org.odpj.classify.ThresholdType;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolStatistics;
import org.odpj.queue.Queue;

/** How full a queue or a pool is, measured as a threshold has it. */
final class Level {
  private static final int PERCENT = 100;

  private Level() {}

  static int of(Threshold threshold, Queue queue, Pool pool) {
    return threshold.type() == ThresholdType.PACKETS ? queue.length() : used(pool);
  }

  private static int used(Pool pool) {
    PoolStatistics now = pool.statistics();
    return (int) (PERCENT - PERCENT * now.available() / pool.capacity());
  }
}
