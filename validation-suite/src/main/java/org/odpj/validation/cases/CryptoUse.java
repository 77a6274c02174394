package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.jspecify.annotations.Nullable;
import org.odpj.crypto.AuthAlg;
import org.odpj.crypto.CipherAlg;
import org.odpj.crypto.Crypto;
import org.odpj.crypto.CryptoMode;
import org.odpj.crypto.CryptoOp;
import org.odpj.crypto.CryptoSession;
import org.odpj.crypto.CryptoSessionParam;
import org.odpj.event.Event;
import org.odpj.event.EventSubtype;
import org.odpj.event.EventType;
import org.odpj.packet.Packet;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueType;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.system.Subsystem;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/** An engine that is called in one way: what is submitted here has come back when the call ends. */
final class CryptoUse {
  private static final int QUEUE_SIZE = 64;

  private final Fixture fixture;
  private final Crypto engine;
  private final @Nullable Queue completions;
  private final Packet[] packet = new Packet[1];
  private final Packet[] output = new Packet[1];
  private final CryptoOp[] op = new CryptoOp[1];

  private CryptoUse(Fixture fixture, Crypto engine, @Nullable Queue completions) {
    this.fixture = fixture;
    this.engine = engine;
    this.completions = completions;
  }

  /** The engine of the data plane, if there is one. */
  static Crypto engine(Fixture fixture) {
    NotApplicable.unless(
        fixture.odp().provider(Subsystem.CRYPTO).isPresent(), () -> "the data plane has no crypto");
    return fixture.odp().crypto();
  }

  /** Ends the case as not applicable unless the engine has a cipher. */
  void require(CipherAlg alg) {
    NotApplicable.unless(
        engine.capability().ciphers().contains(alg), () -> "the engine has no " + alg);
  }

  /** Ends the case as not applicable unless the engine has an authentication. */
  void require(AuthAlg alg) {
    NotApplicable.unless(
        engine.capability().auths().contains(alg), () -> "the engine has no " + alg);
  }

  /** The engine, if it can be called so. */
  static CryptoUse of(Fixture fixture, CryptoCall call) {
    Crypto engine = engine(fixture);
    NotApplicable.unlessContains("the engine's modes", engine.capability().modes(), call.mode);
    if (call.mode == CryptoMode.SYNC) {
      return new CryptoUse(fixture, engine, null);
    }
    NotApplicable.unlessContains(
        "the completion queues", engine.capability().completionQueues(), call.queue);
    return new CryptoUse(fixture, engine, queue(fixture, call.queue));
  }

  private static Queue queue(Fixture fixture, QueueType type) {
    return type == QueueType.PLAIN
        ? fixture.plain(QUEUE_SIZE)
        : fixture.scheduled(SchedSync.ATOMIC, QUEUE_SIZE);
  }

  Crypto engine() {
    return engine;
  }

  CryptoMode mode() {
    return completions == null ? CryptoMode.SYNC : CryptoMode.ASYNC;
  }

  /** A session of the use's mode, whatever the parameters say. */
  CryptoSession session(CryptoSessionParam param) {
    return engine.createSession(completions == null ? param : param.completingTo(completions));
  }

  /** Works in place and waits for the end. */
  void inPlace(Packet subject, CryptoOp operation) {
    packet[0] = subject;
    op[0] = operation;
    if (completions == null) {
      assertEquals(1, engine.operate(packet, op, 0, 1), "operations done");
      return;
    }
    submit(() -> engine.submit(packet, op, 0, 1));
    checkCompletion(subject, operation);
    assertNull(operation.input(), "an operation in place has no input beside the packet");
  }

  /** Works out of place and waits for the end. */
  void outOfPlace(Packet input, Packet to, CryptoOp operation) {
    packet[0] = input;
    output[0] = to;
    op[0] = operation;
    if (completions == null) {
      assertEquals(1, engine.operate(packet, output, op, 0, 1), "operations done");
      return;
    }
    submit(() -> engine.submit(packet, output, op, 0, 1));
    checkCompletion(to, operation);
    assertSame(input, operation.input(), "the input of the completed operation");
  }

  /** Submits one operation. */
  @FunctionalInterface
  private interface Submission {
    int run();
  }

  private static void submit(Submission submission) {
    Deadline deadline = Deadline.standard();
    while (submission.run() == 0) {
      deadline.orFail(() -> "an idle engine takes no operation");
    }
  }

  private void checkCompletion(Packet expected, CryptoOp operation) {
    Event event = nextCompletion();
    assertSame(expected, event, "the completed packet");
    assertEquals(EventType.PACKET, event.type(), "type of a completion");
    assertEquals(EventSubtype.PACKET_CRYPTO, event.subtype(), "subtype of a completion");
    assertSame(operation, engine.result(expected), "the completed operation");
  }

  /** Waits for the next completion. */
  Event nextCompletion() {
    Deadline deadline = Deadline.standard();
    while (true) {
      Event event = take();
      if (event != null) {
        return event;
      }
      deadline.orFail(() -> "no completion came");
    }
  }

  /** The next completion, if one is there. */
  @Nullable Event take() {
    if (completions == null) {
      throw new IllegalStateException("there are no completions in this mode");
    }
    return completions.type() == QueueType.PLAIN
        ? completions.dequeue()
        : fixture.odp().scheduler().schedule(Scheduler.NO_WAIT);
  }
}
