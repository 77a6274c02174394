package org.odpj.validation.cases;

import org.odpj.queue.NonBlocking;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;
import org.odpj.validation.suite.Variant;

/** How far threads at a plain queue may depend on each other. */
enum QueueForm implements Variant {
  BLOCKING("", NonBlocking.BLOCKING),
  LOCK_FREE("_lf", NonBlocking.LOCK_FREE),
  WAIT_FREE("_wf", NonBlocking.WAIT_FREE);

  private final String odpName;
  private final NonBlocking nonBlocking;

  QueueForm(String odpName, NonBlocking nonBlocking) {
    this.odpName = odpName;
    this.nonBlocking = nonBlocking;
  }

  @Override
  public String odpName() {
    return odpName;
  }

  /** A queue of this form, if the backend can make one. */
  Queue plain(Fixture fixture, int size) {
    require(fixture, nonBlocking);
    return fixture.queue(QueueParam.plain().withSize(size).withNonBlocking(nonBlocking));
  }

  /** Ends the case as not applicable unless the backend makes such queues. */
  static void require(Fixture fixture, NonBlocking wanted) {
    NotApplicable.unlessContains(
        "the promises of progress of plain queues",
        fixture.odp().queueCapability().nonBlocking(),
        wanted);
  }
}
