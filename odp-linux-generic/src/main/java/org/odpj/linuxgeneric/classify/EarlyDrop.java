package org.odpj.linuxgeneric.classify;

import java.util.concurrent.ThreadLocalRandom;
import org.odpj.classify.Threshold;

/**
 * Random early detection by how full a queue or pool is at the moment: none is dropped up to the
 * minimum, all from the maximum on, and between the share that the level is of the way.
 */
final class EarlyDrop {
  private final Threshold threshold;

  EarlyDrop(Threshold threshold) {
    this.threshold = threshold;
  }

  Threshold threshold() {
    return threshold;
  }

  /** Whether the next packet is dropped. */
  boolean drops(int level) {
    int over = level - threshold.min();
    int span = threshold.max() - threshold.min();
    return level >= threshold.max()
        || (over > 0 && ThreadLocalRandom.current().nextInt(span) < over);
  }
}
