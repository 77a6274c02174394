package org.odpj.linuxgeneric.timer;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Timers on their way to the wheel: any thread pushes, the driver takes all at once. */
final class Intake {
  private final AtomicReference<@Nullable WheelTimer> top = new AtomicReference<>();

  /** Pushes a timer that is not on it. */
  void push(WheelTimer timer) {
    WheelTimer below;
    do {
      below = top.get();
      timer.nextWaiting = below;
    } while (!top.compareAndSet(below, timer));
  }

  boolean isEmpty() {
    return top.get() == null;
  }

  /** Takes all: the first of a chain through {@code nextWaiting}, null if there is none. */
  @Nullable WheelTimer takeAll() {
    return isEmpty() ? null : top.getAndSet(null);
  }
}
