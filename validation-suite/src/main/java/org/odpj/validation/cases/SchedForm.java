package org.odpj.validation.cases;

import org.odpj.queue.SchedSync;
import org.odpj.validation.suite.Variant;

/** A promise of the scheduler, and whether events are scheduled one by one or in bursts. */
enum SchedForm implements Variant {
  PARALLEL_SINGLE(SchedSync.PARALLEL, false, "n"),
  PARALLEL_MULTI(SchedSync.PARALLEL, true, "n"),
  ATOMIC_SINGLE(SchedSync.ATOMIC, false, "a"),
  ATOMIC_MULTI(SchedSync.ATOMIC, true, "a"),
  ORDERED_SINGLE(SchedSync.ORDERED, false, "o"),
  ORDERED_MULTI(SchedSync.ORDERED, true, "o");

  final SchedSync sync;
  final boolean multi;
  private final String letter;

  SchedForm(SchedSync sync, boolean multi, String letter) {
    this.sync = sync;
    this.multi = multi;
    this.letter = letter;
  }

  /** The letter by which ODP's matrix of cases names the promise. */
  @Override
  public String odpName() {
    return letter;
  }

  /** ODP's matrix of cases names bursts so. */
  @Override
  public String odpPrefix() {
    return multi ? "multi_" : "";
  }
}
