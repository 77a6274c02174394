package org.odpj.linuxgeneric.schedule;

import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.schedule.Scheduler;
import org.odpj.schedule.SchedulerCapability;
import org.odpj.spi.check.Ledger;

/** The scheduler with {@code odp.check=true}: notes in the events' ledgers who got them. */
final class CheckedScheduler implements Scheduler {
  private final LinuxScheduler scheduler;

  CheckedScheduler(LinuxScheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public SchedulerCapability capability() {
    return scheduler.capability();
  }

  @Override
  public @Nullable Event schedule(long waitNanos) {
    Event[] one = new Event[1];
    return schedule(one, 0, 1, waitNanos) == 1 ? one[0] : null;
  }

  @Override
  public int schedule(Event[] events, int offset, int count, long waitNanos) {
    int taken = scheduler.schedule(events, offset, count, waitNanos);
    Ledger.handBack(events, offset, taken, from());
    return taken;
  }

  @Override
  public @Nullable Queue source() {
    return scheduler.source();
  }

  @Override
  public void releaseAtomic() {
    scheduler.releaseAtomic();
  }

  @Override
  public void pause() {
    scheduler.pause();
  }

  @Override
  public void resume() {
    scheduler.resume();
  }

  private String from() {
    Queue queue = scheduler.source();
    return "scheduled from queue '" + (queue == null ? "" : queue.name()) + "'";
  }
}
