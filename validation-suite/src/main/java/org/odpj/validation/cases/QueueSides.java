package org.odpj.validation.cases;

import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueParam;
import org.odpj.validation.suite.Variant;

/** Who may use the two sides of a plain queue: single or multiple producers and consumers. */
enum QueueSides implements Variant {
  MPMC("", QueueOpMode.MT, QueueOpMode.MT),
  SPMC("_spmc", QueueOpMode.MT_UNSAFE, QueueOpMode.MT),
  MPSC("_mpsc", QueueOpMode.MT, QueueOpMode.MT_UNSAFE),
  SPSC("_spsc", QueueOpMode.MT_UNSAFE, QueueOpMode.MT_UNSAFE);

  private final String odpName;
  private final QueueOpMode enqueue;
  private final QueueOpMode dequeue;

  QueueSides(String odpName, QueueOpMode enqueue, QueueOpMode dequeue) {
    this.odpName = odpName;
    this.enqueue = enqueue;
    this.dequeue = dequeue;
  }

  @Override
  public String odpName() {
    return odpName;
  }

  QueueParam plain(int size) {
    return QueueParam.plain().withSize(size).withModes(enqueue, dequeue);
  }
}
