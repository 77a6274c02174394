package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.odpj.Odp;
import org.odpj.comp.Comp;
import org.odpj.comp.CompAlg;
import org.odpj.comp.CompAlgCapability;
import org.odpj.comp.CompCapability;
import org.odpj.comp.CompDirection;
import org.odpj.comp.CompHash;
import org.odpj.comp.CompHuffman;
import org.odpj.comp.CompMode;
import org.odpj.comp.CompOp;
import org.odpj.comp.CompSession;
import org.odpj.comp.CompSessionParam;
import org.odpj.comp.CompStatus;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;
import org.odpj.validation.suite.Stamp;

/** Capabilities, sessions, mistakes, and operations in flight. */
@CasesOf("comp")
public final class CompSessionCases {
  private static final int LENGTH = 64;
  private static final int BURST = 8;
  private static final int ROUNDS = 300;
  private static final int MANY = 2_048;
  private static final int THREADS = 4;

  private static final Pattern LOST = Pattern.compile("(\\d+) of \\d+ elements were never freed");

  private static final CompSessionParam COPY =
      CompSessionParam.of(CompDirection.COMPRESS, CompAlg.NULL);

  @Conformance(
      clause = "An engine has a mode and formats, and all that it lists makes a session.",
      strategy = "A session of each level, code and hash; the next level is refused.",
      ifFails = "What the engine says of its library.")
  void capabilityIsTrue(Fixture fixture) {
    Comp engine = CompUse.engine(fixture);
    CompCapability can = engine.capability();
    assertFalse(can.engine().isBlank(), "an engine without a name");
    assertTrue(can.maxSessions() > 0, "sessions");
    assertFalse(can.modes().isEmpty(), "modes");
    assertEquals(
        can.modes().contains(CompMode.ASYNC),
        !can.completionQueues().isEmpty(),
        "asynchronous means that completions can go somewhere");
    for (CompAlg alg : CompAlg.values()) {
      if (can.algs().contains(alg)) {
        check(engine, alg, engine.capability(alg));
      } else {
        assertThrows(IllegalArgumentException.class, () -> engine.capability(alg), "no format");
        CompSessionParam param = CompSessionParam.of(CompDirection.COMPRESS, alg);
        assertThrows(
            IllegalArgumentException.class, () -> engine.createSession(param), "no format");
      }
    }
  }

  private static void check(Comp engine, CompAlg alg, CompAlgCapability can) {
    assertTrue(can.codes().contains(CompHuffman.DEFAULT), () -> "codes of " + alg);
    assertTrue(can.hashes().contains(CompHash.NONE), () -> "hashes of " + alg);
    assertTrue(can.outputPercent() > 0, () -> "output of " + alg);
    CompSessionParam param = CompSessionParam.of(CompDirection.COMPRESS, alg);
    for (int level = 0; level <= can.maxLevel(); level++) {
      for (CompHuffman codes : can.codes()) {
        engine.createSession(param.withLevel(level, codes)).close();
      }
    }
    for (CompHash hash : CompHash.values()) {
      if (can.hashes().contains(hash)) {
        assertTrue(engine.capability().hashes().contains(hash), () -> "hash " + hash);
        engine.createSession(param.withHash(hash)).close();
      } else {
        refused(engine, param.withHash(hash));
      }
    }
    refused(engine, param.withLevel(can.maxLevel() + 1, CompHuffman.DEFAULT));
    refused(engine, param.withLevel(-1, CompHuffman.DEFAULT));
    for (CompHuffman codes : CompHuffman.values()) {
      if (!can.codes().contains(codes)) {
        refused(engine, param.withLevel(0, codes));
      }
    }
  }

  private static void refused(Comp engine, CompSessionParam param) {
    assertThrows(
        IllegalArgumentException.class, () -> engine.createSession(param), param::toString);
  }

  @Conformance(
      clause = "There are as many sessions as the capability says, and a close makes room.",
      strategy = "Sessions until one is refused.",
      ifFails = "How the engine counts its sessions.")
  void countsSessions(Fixture fixture) {
    Comp engine = CompUse.of(fixture, CompCall.SYNC).require(CompAlg.NULL).engine();
    int most = engine.capability().maxSessions();
    NotApplicable.unless(most <= 10_000, () -> most + " sessions are too many to be made");
    List<CompSession> sessions = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      sessions.add(engine.createSession(COPY));
    }
    OdpException refusal =
        assertThrows(OdpException.class, () -> engine.createSession(COPY), "one more");
    assertEquals(ErrorCode.RESOURCE_EXHAUSTED, refusal.code(), refusal::getMessage);
    sessions.removeLast().close();
    sessions.add(engine.createSession(COPY));
    sessions.forEach(CompSession::close);
    sessions.getFirst().close();
  }

  @Conformance(
      clause = "Mistakes are refused before anything is done.",
      strategy = "A packet as its own output, ranges outside packets, the other mode's call.",
      ifFails = "What the engine checks before it works.",
      variants = CompCall.class)
  void refusesMistakes(Fixture fixture, CompCall call) {
    CompUse use = CompUse.of(fixture, call).require(CompAlg.NULL);
    PacketPool pool = fixture.packets(2, LENGTH);
    Packet input = Allocation.one(pool, LENGTH);
    Packet output = Allocation.one(pool, LENGTH);
    byte[] content = Bytes.random(fixture.random(), LENGTH);
    Bytes.fill(output, content);
    CompSession session = use.session(COPY);
    CompOp op = over(session);
    refused(() -> use.run(input, input, op), "a packet as its own output");
    int[][] ranges = {
      {0, LENGTH + 1}, {LENGTH, 1}, {-1, 1}, {0, -1}, {1, Integer.MAX_VALUE}, {LENGTH + 1, 0}
    };
    for (int[] range : ranges) {
      op.inputRange(range[0], range[1]).outputRange(0, LENGTH);
      refused(() -> use.run(input, output, op), "an input range");
      op.inputRange(0, LENGTH).outputRange(range[0], range[1]);
      refused(() -> use.run(input, output, op), "an output range");
    }
    Packet[] inputs = {input};
    Packet[] outputs = {output};
    CompOp[] ops = {over(session)};
    Comp engine = use.engine();
    if (call.mode == CompMode.SYNC) {
      refused(() -> engine.submit(inputs, outputs, ops, 0, 1), "the other mode");
    } else {
      refused(() -> engine.operate(inputs, outputs, ops, 0, 1), "the other mode");
    }
    refused(() -> engine.result(output), "the result of no completion");
    assertThrows(IndexOutOfBoundsException.class, () -> engine.operate(inputs, outputs, ops, 0, 2));
    session.close();
    assertThrows(
        IllegalStateException.class, () -> use.run(input, output, over(session)), "closed");
    assertArrayEquals(content, Bytes.of(output), "the output of refused operations");
    input.free();
    output.free();
  }

  private static void refused(Runnable mistake, String what) {
    assertThrows(IllegalArgumentException.class, mistake::run, what);
  }

  /** An operation on packets of {@link #LENGTH} bytes. */
  private static CompOp over(CompSession session) {
    return new CompOp().session(session).inputRange(0, LENGTH).outputRange(0, LENGTH);
  }

  @Conformance(
      clause = "Any number of threads may work on one session at once.",
      strategy = "Threads compress and decompress random texts by the same two sessions.",
      ifFails = "State that belongs to a thread but hangs on the session.")
  void servesThreads(Fixture fixture) {
    CompUse use = CompUse.of(fixture, CompCall.SYNC).require(CompAlg.DEFLATE);
    PacketPool pool = fixture.packets(3 * THREADS, 4 * LENGTH);
    try (CompSession there =
            use.session(CompSessionParam.of(CompDirection.COMPRESS, CompAlg.DEFLATE));
        CompSession back =
            use.session(CompSessionParam.of(CompDirection.DECOMPRESS, CompAlg.DEFLATE))) {
      fixture.parallel(THREADS, thread -> goThereAndBack(fixture, use.engine(), pool, there, back));
    }
  }

  private static void goThereAndBack(
      Fixture fixture, Comp engine, PacketPool pool, CompSession there, CompSession back) {
    Packet[] text = {Allocation.one(pool, 2 * LENGTH)};
    Packet[] stream = {Allocation.one(pool, 4 * LENGTH)};
    Packet[] copy = {Allocation.one(pool, 2 * LENGTH)};
    CompOp[] op = {new CompOp()};
    for (int round = 0; round < ROUNDS; round++) {
      byte[] content = CompText.words(fixture.random(), 2 * LENGTH);
      Bytes.fill(text[0], content);
      op[0].session(there).inputRange(0, 2 * LENGTH).outputRange(0, 4 * LENGTH);
      assertEquals(1, engine.operate(text, stream, op, 0, 1), "compressed");
      assertEquals(CompStatus.SUCCESS, op[0].status(), "status");
      op[0].session(back).inputRange(0, op[0].produced()).outputRange(0, 2 * LENGTH);
      assertEquals(1, engine.operate(stream, copy, op, 0, 1), "decompressed");
      assertEquals(CompStatus.SUCCESS, op[0].status(), "status");
      assertArrayEquals(content, Bytes.of(copy[0]), "what one thread compressed");
    }
    Event.freeAll(text, 0, 1);
    Event.freeAll(stream, 0, 1);
    Event.freeAll(copy, 0, 1);
  }

  @Conformance(
      clause = "Operations of a session complete in the order of their submission.",
      strategy = "Bursts of two sessions in turn; each output is numbered.",
      ifFails = "Several workers, and who puts their results into the queue.",
      variants = CompCall.Async.class)
  void keepsTheOrder(Fixture fixture, CompCall.Async async) {
    CompUse use = CompUse.of(fixture, async.call).require(CompAlg.DEFLATE);
    PacketPool pool = fixture.packets(8 * BURST, 4 * LENGTH);
    CompSessionParam param = CompSessionParam.of(CompDirection.COMPRESS, CompAlg.DEFLATE);
    try (CompSession one = use.session(param);
        CompSession other = use.session(COPY)) {
      CompSession[] sessions = {one, other};
      long[] next = new long[2];
      long[] expected = new long[2];
      for (int round = 0; round < ROUNDS; round++) {
        int which = round % 2;
        int burst = 1 + round % BURST;
        submit(use, pool, sessions[which], next[which], burst);
        next[which] += burst;
        for (int i = 0; i < burst; i++) {
          Packet packet = (Packet) use.nextCompletion();
          CompOp op = use.engine().result(packet);
          int from = one.equals(op.session()) ? 0 : 1;
          assertEquals(expected[from]++, Stamp.get(packet), "number of the completion");
          freeInput(op);
          packet.free();
        }
      }
    }
  }

  private static void freeInput(CompOp op) {
    Packet input = op.input();
    assertNotNull(input, "the input of a completed operation");
    input.free();
  }

  private static void submit(
      CompUse use, PacketPool pool, CompSession session, long first, int count) {
    Packet[] inputs = Allocation.packets(pool, LENGTH, count).toArray(Packet[]::new);
    Packet[] outputs = Allocation.packets(pool, 4 * LENGTH, count).toArray(Packet[]::new);
    CompOp[] ops = CompOp.burst(count);
    for (int i = 0; i < count; i++) {
      Stamp.put(outputs[i], first + i);
      int range = i % 2 == 0 ? 1 : LENGTH;
      ops[i].session(session).inputRange(0, range).outputRange(Stamp.LENGTH, 2 * LENGTH);
    }
    Deadline deadline = Deadline.standard();
    for (int done = 0; done < count; ) {
      done += use.engine().submit(inputs, outputs, ops, done, count - done);
      deadline.orFail(() -> "the engine takes nothing");
    }
  }

  @Conformance(
      clause =
          "What is taken completes once, what is not stays the caller's; a session with operations"
              + " in flight refuses to close.",
      strategy = "Packets without end while nobody empties the queue, then all of them counted.",
      ifFails = "Full rings and full queues, and which moment counts as the end of an operation.",
      variants = CompCall.Async.class)
  void takesAPrefix(Fixture fixture, CompCall.Async async) {
    CompUse use = CompUse.of(fixture, async.call).require(CompAlg.NULL);
    PacketPool pool = fixture.packets(2 * MANY, LENGTH);
    CompSession session = use.session(COPY);
    int taken = fill(use.engine(), pool, session);
    boolean closed = closes(session);
    boolean[] seen = new boolean[taken];
    for (int i = 0; i < taken; i++) {
      Event event = closed ? use.take() : use.nextCompletion();
      assertNotNull(event, "a completion of a session that could be closed");
      int number = (int) Stamp.get(event);
      assertFalse(seen[number], () -> "packet " + number + " came twice");
      seen[number] = true;
      freeInput(use.engine().result((Packet) event));
      event.free();
    }
    session.close();
  }

  /** Submits until the engine refuses; how many were taken. */
  private static int fill(Comp engine, PacketPool pool, CompSession session) {
    int taken = 0;
    boolean refused = false;
    while (taken + BURST <= MANY && !refused) {
      Packet[] inputs = Allocation.packets(pool, LENGTH, BURST).toArray(Packet[]::new);
      Packet[] outputs = Allocation.packets(pool, LENGTH, BURST).toArray(Packet[]::new);
      CompOp[] ops = CompOp.burst(BURST);
      for (int i = 0; i < BURST; i++) {
        Stamp.put(inputs[i], taken + i);
        ops[i].session(session).inputRange(0, LENGTH).outputRange(0, LENGTH);
      }
      int now = engine.submit(inputs, outputs, ops, 0, BURST);
      assertTrue(now >= 0 && now <= BURST, "a count");
      Event.freeAll(inputs, now, BURST - now);
      Event.freeAll(outputs, now, BURST - now);
      taken += now;
      refused = now < BURST;
    }
    return taken;
  }

  private static boolean closes(CompSession session) {
    try {
      session.close();
      return true;
    } catch (IllegalStateException e) {
      assertTrue(String.valueOf(e.getMessage()).contains("in flight"), e::toString);
      return false;
    }
  }

  @Conformance(
      clause = "A data plane that closes with operations in flight loses no packet.",
      strategy = "Close right after submission; the log must name no more lost than were inputs.",
      ifFails = "When the engine's threads end, and what they do with a full queue.")
  void closesWithOperationsInFlight(Fixture fixture) {
    CompUse.of(fixture, CompCall.PLAIN_QUEUE).require(CompAlg.NULL);
    for (int round = 0; round < BURST; round++) {
      try (Odp odp = Odp.open(fixture.config())) {
        PacketPool pool =
            odp.createPacketPool("pool", PacketPoolParam.of(2 * MANY, LENGTH).withCache(0));
        Queue queue = odp.createQueue("completions", QueueParam.plain().withSize(BURST));
        CompSession session = odp.comp().createSession(COPY.completingTo(queue));
        fill(odp.comp(), pool, session);
      }
    }
    for (String line : fixture.log()) {
      Matcher lost = LOST.matcher(line);
      // Completions in the queue are freed with it; their inputs were the application's again.
      assertTrue(!lost.find() || Integer.parseInt(lost.group(1)) <= 2 * BURST, line);
    }
  }
}
