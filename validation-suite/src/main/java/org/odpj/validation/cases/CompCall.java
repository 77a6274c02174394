package org.odpj.validation.cases;

import org.odpj.comp.CompMode;
import org.odpj.queue.QueueType;
import org.odpj.validation.suite.Variant;

/** How a compression engine is called, and where its results come. */
enum CompCall implements Variant {
  /** The call returns when the work is done. */
  SYNC(CompMode.SYNC, QueueType.PLAIN),
  /** Completions come to a plain queue. */
  PLAIN_QUEUE(CompMode.ASYNC, QueueType.PLAIN),
  /** Completions come to a scheduled queue. */
  SCHED_QUEUE(CompMode.ASYNC, QueueType.SCHED);

  final CompMode mode;
  final QueueType queue;

  CompCall(CompMode mode, QueueType queue) {
    this.mode = mode;
    this.queue = queue;
  }

  /** The two that complete by events. */
  enum Async implements Variant {
    PLAIN_QUEUE(CompCall.PLAIN_QUEUE),
    SCHED_QUEUE(CompCall.SCHED_QUEUE);

    final CompCall call;

    Async(CompCall call) {
      this.call = call;
    }
  }
}
