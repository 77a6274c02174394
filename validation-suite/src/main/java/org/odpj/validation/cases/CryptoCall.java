package org.odpj.validation.cases;

import org.odpj.crypto.CryptoMode;
import org.odpj.queue.QueueType;
import org.odpj.validation.suite.Variant;

/** How an engine is called, and where its results come. */
enum CryptoCall implements Variant {
  /** The call returns when the work is done. */
  SYNC(CryptoMode.SYNC, QueueType.PLAIN),
  /** Completions come to a plain queue. */
  PLAIN_QUEUE(CryptoMode.ASYNC, QueueType.PLAIN),
  /** Completions come to a scheduled queue. */
  SCHED_QUEUE(CryptoMode.ASYNC, QueueType.SCHED);

  final CryptoMode mode;
  final QueueType queue;

  CryptoCall(CryptoMode mode, QueueType queue) {
    this.mode = mode;
    this.queue = queue;
  }

  /** The two that complete by events. */
  enum Async implements Variant {
    PLAIN_QUEUE(CryptoCall.PLAIN_QUEUE),
    SCHED_QUEUE(CryptoCall.SCHED_QUEUE);

    final CryptoCall call;

    Async(CryptoCall call) {
      this.call = call;
    }
  }
}
