package org.odpj.linuxgeneric.schedule;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.SchedGroup;
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

  @Override
  public void releaseOrdered() {
    scheduler.releaseOrdered();
  }

  @Override
  public void prefetch(int count) {
    scheduler.prefetch(count);
  }

  @Override
  public void lock(int index) {
    scheduler.lock(index);
  }

  @Override
  public void unlock(int index) {
    scheduler.unlock(index);
  }

  @Override
  public void unlockLock(int unlock, int lock) {
    scheduler.unlockLock(unlock, lock);
  }

  @Override
  public void startLock(int index) {
    scheduler.startLock(index);
  }

  @Override
  public void waitLock(int index) {
    scheduler.waitLock(index);
  }

  @Override
  public void orderWait() {
    scheduler.orderWait();
  }

  @Override
  public SchedGroup allGroup() {
    return scheduler.allGroup();
  }

  @Override
  public SchedGroup workerGroup() {
    return scheduler.workerGroup();
  }

  @Override
  public SchedGroup controlGroup() {
    return scheduler.controlGroup();
  }

  @Override
  public SchedGroup createGroup(String name, Collection<? extends Thread> threads) {
    return scheduler.createGroup(name, threads);
  }

  @Override
  public Optional<SchedGroup> lookupGroup(String name) {
    return scheduler.lookupGroup(name);
  }

  @Override
  public String describe() {
    return scheduler.describe();
  }

  private String from() {
    Queue queue = scheduler.source();
    return "scheduled from queue '" + (queue == null ? "" : queue.name()) + "'";
  }
}
