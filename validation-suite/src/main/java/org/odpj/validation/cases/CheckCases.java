package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.odpj.Odp;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.config.ApiKeys;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedSync;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;

/** What {@code odp.check=true} finds. */
@CasesOf("check")
public final class CheckCases {
  @Conformance(
      clause = "With odp.check, freeing an event twice is refused, naming where it was freed.",
      strategy = "Frees an event of each type twice; the pool has lost and won none.",
      ifFails = "Whether the pool has a ledger, and free() asks it.")
  void reportsADoubleFree(Fixture fixture) {
    try (Odp odp = checked(fixture)) {
      BufferPool buffers = buffers(odp);
      PacketPool packets = packets(odp);
      for (Event event : List.of(Allocation.one(buffers), Allocation.one(packets, 64))) {
        event.free();
        assertNamesPlace(assertThrows(IllegalStateException.class, event::free), "freed");
      }
      assertEquals(8, buffers.statistics().available(), "free buffers");
      assertEquals(8, packets.statistics().available(), "free packets");
    }
  }

  @Conformance(
      clause = "With odp.check, a burst with an event that may not be freed is refused as a whole.",
      strategy = "Frees the middle one of three packets, then all three; then the other two.",
      ifFails = "What a burst notes before it finds the mistake.")
  void refusesABurstAsAWhole(Fixture fixture) {
    try (Odp odp = checked(fixture)) {
      PacketPool pool = packets(odp);
      Packet[] burst = Allocation.packets(pool, 64, 3).toArray(Packet[]::new);
      burst[1].free();
      assertThrows(IllegalStateException.class, () -> pool.free(burst, 0, 3));
      burst[0].free();
      burst[2].free();
      assertEquals(8, pool.statistics().available(), "free packets");
    }
  }

  @Conformance(
      clause = "With odp.check, an event that waits in a queue may be neither freed nor enqueued.",
      strategy = "Enqueues an event of each type, frees and enqueues it; dequeues and frees it.",
      ifFails = "Whether the queue notes hand-overs in the events' ledgers, of any backend.")
  void reportsUseAfterHandOver(Fixture fixture) {
    try (Odp odp = checked(fixture)) {
      Queue queue = odp.createQueue("handed-over", QueueParam.plain());
      for (Event event : List.of(Allocation.one(buffers(odp)), Allocation.one(packets(odp), 64))) {
        assertTrue(queue.enqueue(event), "the queue takes an event");
        assertNamesPlace(assertThrows(IllegalStateException.class, event::free), "handed-over");
        assertNamesPlace(
            assertThrows(IllegalStateException.class, () -> queue.enqueue(event)), "handed-over");
        assertEquals(1, queue.length(), "events in the queue");
        assertSame(event, queue.dequeue(), "the event");
        event.free();
      }
    }
  }

  @Conformance(
      clause = "With odp.check, what was never freed is logged at close with where it was taken.",
      strategy = "Leaves an event of each type; closes; reads the log.",
      ifFails = "Whether the instance's close reports the leaks of pools that are open.")
  void reportsLeaks(Fixture fixture) {
    try (Odp odp = checked(fixture)) {
      Allocation.one(buffers(odp));
      Allocation.one(packets(odp), 64);
    }
    for (String pool : List.of("checked-buffers", "checked-packets")) {
      assertTrue(
          fixture.log().stream()
              .anyMatch(line -> line.contains(pool) && line.contains(Allocation.class.getName())),
          () -> "no place of the leak of pool '%s' in %s".formatted(pool, fixture.log()));
    }
  }

  @Conformance(
      clause =
          "With odp.check, a queue refuses events of another data plane; the caller keeps them.",
      strategy =
          "A second data plane's buffer to queues of both types of the first, and to its own.",
      ifFails = "Whether the queue asks the events' ledgers which data plane they are of.")
  void refusesForeignEvents(Fixture fixture) {
    try (Odp odp = checked(fixture);
        Odp other = checked(fixture)) {
      Event event = Allocation.one(buffers(other));
      int priority = odp.scheduler().capability().defaultPriority();
      for (QueueParam param :
          List.of(QueueParam.plain(), QueueParam.scheduled(SchedSync.PARALLEL, priority))) {
        Queue queue = odp.createQueue("own", param);
        var e = assertThrows(IllegalArgumentException.class, () -> queue.enqueue(event));
        assertTrue(String.valueOf(e.getMessage()).contains("checked-buffers"), e::getMessage);
        assertEquals(0, queue.length(), "events in the queue");
      }
      Queue its = other.createQueue("its", QueueParam.plain());
      assertTrue(its.enqueue(event), "its own queue takes the event");
      assertSame(event, its.dequeue(), "the event");
      event.free();
    }
  }

  private static Odp checked(Fixture fixture) {
    return Odp.open(fixture.config().with(ApiKeys.CHECK.name(), "true"));
  }

  private static BufferPool buffers(Odp odp) {
    return odp.createBufferPool("checked-buffers", BufferPoolParam.of(8, 64).withCache(0));
  }

  private static PacketPool packets(Odp odp) {
    return odp.createPacketPool("checked-packets", PacketPoolParam.of(8, 64).withCache(0));
  }

  /** The message says what happened to the event before, and in which line of this class. */
  private static void assertNamesPlace(IllegalStateException e, String what) {
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains(what), () -> "no '%s' in: %s".formatted(what, message));
    assertTrue(message.contains(CheckCases.class.getName()), () -> "no place in: " + message);
  }
}
