package org.odpj.apps.packetgen;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.odpj.apps.run.Idle;
import org.odpj.apps.run.WorkerGroup;

/** Sends, receives, or does both in turn; then waits a while for the frames on their way. */
final class GenWorker implements WorkerGroup.Task {
  private final Sender[] senders;
  private final @Nullable Receiver receiver;
  private final Idle idle;
  private final long drainNanos;
  private final List<GenWorker> all;
  private volatile boolean stopping;
  private volatile boolean sendingDone;

  /**
   * A worker.
   *
   * @param senders its streams; none to receive only
   * @param receiver null to send only
   * @param drainMillis how long to wait for frames when all are sent
   * @param idle for times when there is nothing to do
   * @param all every worker of the run, this one included; complete before any runs
   */
  GenWorker(
      List<Sender> senders,
      @Nullable Receiver receiver,
      int drainMillis,
      Idle idle,
      List<GenWorker> all) {
    this.senders = senders.toArray(Sender[]::new);
    this.receiver = receiver;
    this.drainNanos = TimeUnit.MILLISECONDS.toNanos(drainMillis);
    this.idle = idle;
    this.all = all;
    this.sendingDone = senders.isEmpty();
  }

  @Override
  public void run() {
    Receiver receiver = this.receiver;
    try {
      while (!stopping && !sentAll()) {
        act(send() + (receiver == null ? 0 : receiver.poll()));
      }
    } finally {
      sendingDone = true;
    }
    if (receiver != null) {
      receiveRest(receiver);
    }
  }

  @Override
  public void stop() {
    stopping = true;
  }

  /** Frames sent so far. */
  long sent() {
    long sent = 0;
    for (Sender sender : senders) {
      sent += sender.sent();
    }
    return sent;
  }

  private int send() {
    int sent = 0;
    for (Sender sender : senders) {
      sent += sender.poll();
    }
    return sent;
  }

  private boolean sentAll() {
    if (senders.length == 0) {
      return true;
    }
    for (Sender sender : senders) {
      if (!sender.complete()) {
        return false;
      }
    }
    return true;
  }

  /** Receives until everything that was sent has come, or no more is to be expected. */
  private void receiveRest(Receiver receiver) {
    boolean sendersBeside = all.stream().anyMatch(worker -> worker.senders.length > 0);
    while (!stopping && !(sendersBeside && allSendersDone()) && !receiver.atEnd()) {
      act(receiver.poll());
    }
    long deadline = System.nanoTime() + drainNanos;
    while (sendersBeside && !complete(receiver) && System.nanoTime() - deadline < 0) {
      act(receiver.poll());
    }
  }

  private boolean complete(Receiver receiver) {
    return allSendersDone() && receiver.probes() >= all.stream().mapToLong(GenWorker::sent).sum();
  }

  private boolean allSendersDone() {
    for (GenWorker worker : all) {
      if (!worker.sendingDone) {
        return false;
      }
    }
    return true;
  }

  private void act(int work) {
    if (work > 0) {
      idle.reset();
    } else {
      idle.idle();
    }
  }
}
