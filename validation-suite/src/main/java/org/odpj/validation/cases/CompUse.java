package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.jspecify.annotations.Nullable;
import org.odpj.comp.Comp;
import org.odpj.comp.CompAlg;
import org.odpj.comp.CompMode;
import org.odpj.comp.CompOp;
import org.odpj.comp.CompSession;
import org.odpj.comp.CompSessionParam;
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
final class CompUse {
  private static final int QUEUE_SIZE = 64;

  private final Fixture fixture;
  private final Comp engine;
  private final @Nullable Queue completions;
  private final Packet[] input = new Packet[1];
  private final Packet[] output = new Packet[1];
  private final CompOp[] op = new CompOp[1];

  private CompUse(Fixture fixture, Comp engine, @Nullable Queue completions) {
    this.fixture = fixture;
    this.engine = engine;
    this.completions = completions;
  }

  /** The engine of the data plane, if there is one. */
  static Comp engine(Fixture fixture) {
    NotApplicable.unless(
        fixture.odp().provider(Subsystem.COMP).isPresent(),
        () -> "the data plane has no compression");
    return fixture.odp().comp();
  }

  /** The engine, if it can be called so. */
  static CompUse of(Fixture fixture, CompCall call) {
    Comp engine = engine(fixture);
    NotApplicable.unlessContains("the engine's modes", engine.capability().modes(), call.mode);
    if (call.mode == CompMode.SYNC) {
      return new CompUse(fixture, engine, null);
    }
    NotApplicable.unlessContains(
        "the completion queues", engine.capability().completionQueues(), call.queue);
    return new CompUse(
        fixture,
        engine,
        call.queue == QueueType.PLAIN
            ? fixture.plain(QUEUE_SIZE)
            : fixture.scheduled(SchedSync.ATOMIC, QUEUE_SIZE));
  }

  /** Ends the case as not applicable unless the engine has a format. */
  CompUse require(CompAlg alg) {
    NotApplicable.unless(
        engine.capability().algs().contains(alg), () -> "the engine has no " + alg);
    return this;
  }

  Comp engine() {
    return engine;
  }

  /** A session of the use's mode, whatever the parameters say. */
  CompSession session(CompSessionParam param) {
    return engine.createSession(completions == null ? param : param.completingTo(completions));
  }

  /** Does an operation and waits for the end. */
  void run(Packet from, Packet to, CompOp operation) {
    input[0] = from;
    output[0] = to;
    op[0] = operation;
    if (completions == null) {
      assertEquals(1, engine.operate(input, output, op, 0, 1), "operations done");
      return;
    }
    Deadline deadline = Deadline.standard();
    while (engine.submit(input, output, op, 0, 1) == 0) {
      deadline.orFail(() -> "an idle engine takes no operation");
    }
    Event event = nextCompletion();
    assertSame(to, event, "the completed packet");
    assertEquals(EventType.PACKET, event.type(), "type of a completion");
    assertEquals(EventSubtype.PACKET_COMP, event.subtype(), "subtype of a completion");
    assertSame(operation, engine.result(to), "the completed operation");
    assertSame(from, operation.input(), "the input of the completed operation");
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
