package org.odpj.linuxgeneric.schedule;

import org.jspecify.annotations.Nullable;
import org.odpj.spi.EventDevice;

/** The queues that are ready, in an event device of another backend, which says who is next. */
final class ReadyInDevice extends ReadyQueues {
  private final EventDevice device;

  ReadyInDevice(EventDevice device) {
    this.device = device;
  }

  @Override
  void counted(int group, int priority, int change) {
    // A queue that is not ready is nothing to the device.
  }

  @Override
  void add(SchedQueue queue) {
    device.add(queue);
  }

  @Override
  @Nullable SchedQueue next(SchedContext context) {
    return (SchedQueue) device.next(context.groups);
  }
}
