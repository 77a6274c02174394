package org.odpj.validation.cases;

import org.odpj.queue.NonBlocking;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueParam;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.Variant;

/**
 * Who may use the two sides of a plain queue, single or multiple producers and consumers, and how
 * far they may depend on each other.
 */
enum QueueSides implements Variant {
  MPMC("", NonBlocking.BLOCKING, QueueOpMode.MT, QueueOpMode.MT),
  SPMC("_spmc", NonBlocking.BLOCKING, QueueOpMode.MT_UNSAFE, QueueOpMode.MT),
  MPSC("_mpsc", NonBlocking.BLOCKING, QueueOpMode.MT, QueueOpMode.MT_UNSAFE),
  SPSC("_spsc", NonBlocking.BLOCKING, QueueOpMode.MT_UNSAFE, QueueOpMode.MT_UNSAFE),
  LF_MPMC("_lf", NonBlocking.LOCK_FREE, QueueOpMode.MT, QueueOpMode.MT),
  LF_SPMC("_lf_spmc", NonBlocking.LOCK_FREE, QueueOpMode.MT_UNSAFE, QueueOpMode.MT),
  LF_MPSC("_lf_mpsc", NonBlocking.LOCK_FREE, QueueOpMode.MT, QueueOpMode.MT_UNSAFE),
  LF_SPSC("_lf_spsc", NonBlocking.LOCK_FREE, QueueOpMode.MT_UNSAFE, QueueOpMode.MT_UNSAFE);

  private final String odpName;
  private final NonBlocking nonBlocking;
  private final QueueOpMode enqueue;
  private final QueueOpMode dequeue;

  QueueSides(String odpName, NonBlocking nonBlocking, QueueOpMode enqueue, QueueOpMode dequeue) {
    this.odpName = odpName;
    this.nonBlocking = nonBlocking;
    this.enqueue = enqueue;
    this.dequeue = dequeue;
  }

  @Override
  public String odpName() {
    return odpName;
  }

  /** A plain queue of this form, if the backend can make one. */
  Queue plain(Fixture fixture, int size) {
    QueueForm.require(fixture, nonBlocking);
    return fixture.queue(
        QueueParam.plain().withSize(size).withModes(enqueue, dequeue).withNonBlocking(nonBlocking));
  }
}
