package org.odpj.validation.cases;

import org.odpj.validation.suite.Variant;

/** The same forms as {@link SchedForm}, by the names of ODP's FIFO cases. */
enum FifoForm implements Variant {
  PARALLEL_SINGLE(SchedForm.PARALLEL_SINGLE),
  PARALLEL_MULTI(SchedForm.PARALLEL_MULTI),
  ATOMIC_SINGLE(SchedForm.ATOMIC_SINGLE),
  ATOMIC_MULTI(SchedForm.ATOMIC_MULTI),
  ORDERED_SINGLE(SchedForm.ORDERED_SINGLE),
  ORDERED_MULTI(SchedForm.ORDERED_MULTI);

  final SchedForm form;

  FifoForm(SchedForm form) {
    this.form = form;
  }
}
