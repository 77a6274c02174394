package org.odpj.apps.pktioordered;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.odpj.apps.run.Counters;
import org.odpj.apps.run.Idle;
import org.odpj.apps.run.WorkerGroup;
import org.odpj.packet.Packet;
import org.odpj.pktio.PktoutQueue;
import org.odpj.queue.Queue;
import org.odpj.schedule.Scheduler;

/**
 * Takes what the scheduler gives, and passes it to the stage of its queue, until it is told to stop
 * or the inputs have run dry; and then until no packet is between the stages any more.
 */
final class OrderedWorker implements WorkerGroup.Task {
  /** Packets taken from inputs. */
  static final int RECEIVED = 0;

  /** Packets that outputs took. */
  static final int SENT = 1;

  /** Packets that outputs did not take. */
  static final int NOT_TAKEN = 2;

  /** Packets that the queue of their flow did not take. */
  static final int QUEUE_FULL = 3;

  /** Packets that came when the run was to end. */
  static final int LATE = 4;

  /** Packets that came behind one of a greater number. */
  static final int OUT_OF_ORDER = 5;

  private static final int COUNTERS = 6;

  private final Scheduler scheduler;
  private final PktoutQueue[] outputs;
  private final Packet[] burst;
  private final BooleanSupplier dry;
  private final BooleanSupplier drained;
  private final Idle idle;
  private final Counters counters = new Counters(COUNTERS);
  private volatile boolean stopping;

  /**
   * A worker.
   *
   * @param outputs where it sends, by the interface's index
   * @param dry whether the inputs will never give anything again
   * @param drained whether no packet is on its way
   */
  OrderedWorker(
      Scheduler scheduler,
      PktoutQueue[] outputs,
      int burst,
      BooleanSupplier dry,
      BooleanSupplier drained,
      Idle idle) {
    this.scheduler = scheduler;
    this.outputs = outputs;
    this.burst = new Packet[burst];
    this.dry = dry;
    this.drained = drained;
    this.idle = idle;
  }

  @Override
  public void run() {
    while (!stopping || !drained.getAsBoolean()) {
      int taken = scheduler.schedule(burst, 0, burst.length, Scheduler.NO_WAIT);
      if (taken > 0) {
        Queue source = Objects.requireNonNull(scheduler.source());
        ((Stage) Objects.requireNonNull(source.context())).pass(burst, taken, this);
        idle.reset();
      } else if (dry.getAsBoolean() && drained.getAsBoolean()) {
        return;
      } else {
        idle.idle();
      }
    }
  }

  @Override
  public void stop() {
    stopping = true;
  }

  boolean isStopping() {
    return stopping;
  }

  PktoutQueue output(int index) {
    return outputs[index];
  }

  void count(int counter, long packets) {
    counters.add(counter, packets);
  }

  /** So far; by any thread. */
  long counted(int counter) {
    return counters.get(counter);
  }
}
