package org.odpj.validation.cases;

import org.odpj.queue.SchedSync;
import org.odpj.validation.suite.Variant;

/** The scheduler's promises. */
enum Sync implements Variant {
  PARALLEL(SchedSync.PARALLEL),
  ATOMIC(SchedSync.ATOMIC),
  ORDERED(SchedSync.ORDERED);

  final SchedSync sync;

  Sync(SchedSync sync) {
    this.sync = sync;
  }
}
