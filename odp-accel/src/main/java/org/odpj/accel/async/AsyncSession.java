package org.odpj.accel.async;

import org.odpj.queue.Queue;

/** What operations in flight belong to. */
public interface AsyncSession {
  /** Where its completions go. */
  Queue completionQueue();

  /** One operation less is in flight. */
  void completed();
}
