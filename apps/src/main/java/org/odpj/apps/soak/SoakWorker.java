package org.odpj.apps.soak;

import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.odpj.apps.run.Counters;
import org.odpj.apps.run.Idle;
import org.odpj.apps.run.WorkerGroup;
import org.odpj.buffer.BufferPool;
import org.odpj.event.Event;
import org.odpj.packet.PacketPool;
import org.odpj.queue.Queue;
import org.odpj.schedule.Scheduler;

/**
 * Takes events by the scheduler and from plain queues, and puts each into a queue at random, or
 * frees it and allocates another for it.
 */
final class SoakWorker implements WorkerGroup.Task {
  /** Events taken from queues. */
  static final int MOVED = 0;

  /** Events allocated. */
  static final int ALLOCATED = 1;

  /** Events freed. */
  static final int FREED = 2;

  private static final int COUNTERS = 3;
  private static final int BURST = 32;
  private static final int FLOWS = 64;

  /** One of so many events is freed and another allocated for it. */
  private static final int REPLACED = 8;

  /** One of so many calls goes to a plain queue. */
  private static final int POLLS = 4;

  private final Scheduler scheduler;
  private final Queue[] scheduled;
  private final Queue[] plain;
  private final BufferPool buffers;
  private final PacketPool packets;
  private final SplittableRandom random;
  private final Idle idle;
  private final Event[] burst = new Event[BURST];
  private final Counters counters = new Counters(COUNTERS);
  private volatile boolean stopping;

  SoakWorker(
      Scheduler scheduler,
      Queue[] scheduled,
      Queue[] plain,
      BufferPool buffers,
      PacketPool packets,
      SplittableRandom random,
      Idle idle) {
    this.scheduler = scheduler;
    this.scheduled = scheduled;
    this.plain = plain;
    this.buffers = buffers;
    this.packets = packets;
    this.random = random;
    this.idle = idle;
  }

  @Override
  public void run() {
    while (!stopping) {
      int taken = random.nextInt(POLLS) == 0 ? poll() : schedule();
      counters.add(MOVED, taken);
      if (taken == 0) {
        idle.idle();
      } else {
        idle.reset();
      }
    }
    scheduler.pause(); // What was taken in advance still comes.
    while (schedule() > 0) {
      idle.reset();
    }
    scheduler.resume();
  }

  @Override
  public void stop() {
    stopping = true;
  }

  long counted(int counter) {
    return counters.get(counter);
  }

  /** Puts a new event into a queue; false if the pool has none. */
  boolean add() {
    Event event = alloc();
    if (event == null) {
      return false;
    }
    Mark.give(event);
    put(event);
    return true;
  }

  private int schedule() {
    int count = 1 + random.nextInt(BURST);
    int taken = scheduler.schedule(burst, 0, count, Scheduler.NO_WAIT);
    if (taken > 0) {
      Queue source = Objects.requireNonNull(scheduler.source());
      SoakQueue queue = (SoakQueue) Objects.requireNonNull(source.context());
      int flow = queue.flow(burst[0]);
      queue.enter(burst[0]);
      for (int i = 0; i < taken; i++) {
        Mark.take(burst[i]);
      }
      queue.leave(flow);
      passOn(taken);
    }
    return taken;
  }

  private int poll() {
    Queue queue = plain[random.nextInt(plain.length)];
    int taken = queue.dequeue(burst, 0, 1 + random.nextInt(BURST));
    for (int i = 0; i < taken; i++) {
      Mark.take(burst[i]);
    }
    passOn(taken);
    return taken;
  }

  private void passOn(int count) {
    for (int i = 0; i < count; i++) {
      Event event = burst[i];
      if (random.nextInt(REPLACED) == 0) {
        counters.add(FREED, 1);
        event.free();
        event = alloc();
        if (event == null) {
          continue; // All are with other workers; there is one fewer from now on.
        }
      }
      Mark.give(event);
      put(event);
    }
  }

  private @Nullable Event alloc() {
    Event event = random.nextBoolean() ? buffers.alloc() : packets.alloc(Mark.LENGTH);
    if (event != null) {
      counters.add(ALLOCATED, 1);
      Mark.write(event, random.nextLong());
    }
    return event;
  }

  /** Every queue holds all events if it must, so that each takes what it is given. */
  private void put(Event event) {
    event.flowId(random.nextInt(FLOWS));
    int to = random.nextInt(scheduled.length + plain.length);
    Queue queue = to < plain.length ? plain[to] : scheduled[to - plain.length];
    if (!queue.enqueue(event)) {
      throw new IllegalStateException("the queue '%s' is too small".formatted(queue.name()));
    }
  }
}
