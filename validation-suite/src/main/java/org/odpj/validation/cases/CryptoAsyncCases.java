package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.odpj.Odp;
import org.odpj.crypto.AuthAlg;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.CryptoDirection;
import org.odpj.crypto.CryptoKey;
import org.odpj.crypto.CryptoOp;
import org.odpj.crypto.CryptoSession;
import org.odpj.crypto.CryptoSessionParam;
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
import org.odpj.validation.suite.Stamp;

/** Operations in flight: their order, their number, and their end. */
@CasesOf("crypto")
public final class CryptoAsyncCases {
  private static final int LENGTH = 64;
  private static final int BURST = 8;
  private static final int ROUNDS = 500;
  private static final int MANY = 4_096;

  private static final CryptoSessionParam SHA1 =
      CryptoSessionParam.of(
          CryptoDirection.ENCODE,
          CipherParam.NONE,
          AuthParam.of(AuthAlg.SHA1, CryptoKey.none(), 20));

  @Conformance(
      clause = "Operations of a session complete in the order of their submission.",
      strategy = "Bursts of two sessions in turn, with long and short ranges; each is numbered.",
      ifFails = "Several workers, and who puts their results into the queue.",
      variants = CryptoCall.Async.class)
  void keepsTheOrder(Fixture fixture, CryptoCall.Async async) {
    CryptoUse use = CryptoUse.of(fixture, async.call);
    use.require(AuthAlg.SHA1);
    PacketPool pool = fixture.packets(4 * BURST, LENGTH);
    try (CryptoSession one = use.session(SHA1);
        CryptoSession other = use.session(SHA1)) {
      CryptoSession[] sessions = {one, other};
      long[] next = new long[2];
      long[] expected = new long[2];
      for (int round = 0; round < ROUNDS; round++) {
        int which = round % 2;
        int burst = 1 + round % BURST;
        submit(use, pool, sessions[which], next[which], burst);
        next[which] += burst;
        for (int i = 0; i < burst; i++) {
          Packet packet = (Packet) use.nextCompletion();
          int from = one.equals(use.engine().result(packet).session()) ? 0 : 1;
          assertEquals(expected[from]++, Stamp.get(packet), "number of the completion");
          packet.free();
        }
      }
    }
  }

  private static void submit(
      CryptoUse use, PacketPool pool, CryptoSession session, long first, int count) {
    Packet[] packets = Allocation.packets(pool, LENGTH, count).toArray(Packet[]::new);
    CryptoOp[] ops = CryptoOp.burst(count);
    for (int i = 0; i < count; i++) {
      Stamp.put(packets[i], first + i);
      int range = i % 2 == 0 ? 1 : LENGTH - 20 - Stamp.LENGTH;
      ops[i].session(session).authRange(Stamp.LENGTH, range).digestOffset(LENGTH - 20);
    }
    Deadline deadline = Deadline.standard();
    for (int done = 0; done < count; ) {
      done += use.engine().submit(packets, ops, done, count - done);
      deadline.orFail(() -> "the engine takes nothing");
    }
  }

  @Conformance(
      clause = "What is taken completes once; what is not taken stays the caller's.",
      strategy = "Packets without end while nobody empties the queue, then all of them counted.",
      ifFails = "Full rings and full queues.",
      variants = CryptoCall.Async.class)
  void takesAPrefix(Fixture fixture, CryptoCall.Async async) {
    CryptoUse use = CryptoUse.of(fixture, async.call);
    use.require(AuthAlg.SHA1);
    PacketPool pool = fixture.packets(MANY, LENGTH);
    try (CryptoSession session = use.session(SHA1)) {
      int taken = fill(use, pool, session);
      boolean[] seen = new boolean[taken];
      for (int i = 0; i < taken; i++) {
        Event event = use.nextCompletion();
        int number = (int) Stamp.get(event);
        assertTrue(!seen[number], () -> "packet " + number + " came twice");
        seen[number] = true;
        event.free();
      }
    }
  }

  /** Submits numbered packets until the engine takes no more; frees those that it did not take. */
  private static int fill(CryptoUse use, PacketPool pool, CryptoSession session) {
    int taken = 0;
    boolean refused = false;
    while (taken + BURST <= MANY && !refused) {
      Packet[] packets = Allocation.packets(pool, LENGTH, BURST).toArray(Packet[]::new);
      CryptoOp[] ops = CryptoOp.burst(BURST);
      for (int i = 0; i < BURST; i++) {
        Stamp.put(packets[i], taken + i);
        ops[i].session(session).authRange(0, Stamp.LENGTH).digestOffset(LENGTH - 20);
      }
      int now = use.engine().submit(packets, ops, 0, BURST);
      assertTrue(now >= 0 && now <= BURST, "a count");
      Event.freeAll(packets, now, BURST - now);
      taken += now;
      refused = now < BURST;
    }
    return taken;
  }

  @Conformance(
      clause = "A session with operations in flight refuses to close and loses nothing.",
      strategy = "Close while nobody empties the queue: refused, or all completions are there.",
      ifFails = "Which moment counts as the end of an operation.",
      variants = CryptoCall.Async.class)
  void refusesToCloseInFlight(Fixture fixture, CryptoCall.Async async) {
    CryptoUse use = CryptoUse.of(fixture, async.call);
    use.require(AuthAlg.SHA1);
    PacketPool pool = fixture.packets(MANY, LENGTH);
    CryptoSession session = use.session(SHA1);
    int taken = fill(use, pool, session);
    boolean closed = closes(session);
    for (int i = 0; i < taken; i++) {
      Event event = closed ? use.take() : use.nextCompletion();
      assertNotNull(event, "a completion of a session that could be closed");
      event.free();
    }
    session.close();
    Packet[] packet = {Allocation.one(pool, LENGTH)};
    CryptoOp[] op = {new CryptoOp().session(session)};
    assertThrows(IllegalStateException.class, () -> use.engine().submit(packet, op, 0, 1));
    packet[0].free();
  }

  private static boolean closes(CryptoSession session) {
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
      strategy = "Close right after submission; the log must name no element that was not freed.",
      ifFails = "When the engine's threads end, and what they do with a full queue.")
  void closesWithOperationsInFlight(Fixture fixture) {
    CryptoUse.of(fixture, CryptoCall.PLAIN_QUEUE).require(AuthAlg.SHA1);
    for (int round = 0; round < BURST; round++) {
      try (Odp odp = Odp.open(fixture.config())) {
        PacketPool pool =
            odp.createPacketPool("pool", PacketPoolParam.of(MANY, LENGTH).withCache(0));
        Queue queue = odp.createQueue("completions", QueueParam.plain().withSize(BURST));
        CryptoSession session = odp.crypto().createSession(SHA1.completingTo(queue));
        List<Packet> packets = new ArrayList<>(Allocation.packets(pool, LENGTH, MANY / 2));
        CryptoOp[] ops = CryptoOp.burst(packets.size());
        for (CryptoOp op : ops) {
          op.session(session).authRange(0, Stamp.LENGTH).digestOffset(LENGTH - 20);
        }
        Packet[] all = packets.toArray(Packet[]::new);
        int taken = odp.crypto().submit(all, ops, 0, all.length);
        Event.freeAll(all, taken, all.length - taken);
      }
    }
    assertEquals(
        List.of(),
        fixture.log().stream().filter(line -> line.contains("never freed")).toList(),
        "packets that were lost");
  }
}
