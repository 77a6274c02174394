package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.odpj.buffer.Buffer;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.PktinMode;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioParam;
import org.odpj.pktio.PktoutMode;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueType;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/** Frames through the plain queues of an interface in queue mode. */
@CasesOf("pktio")
public final class PktioQueueCases {
  private static final int COUNT = 256;
  private static final int LENGTH = 1_536;
  private static final int BURST = 128;
  private static final PktioParam QUEUES = new PktioParam(PktinMode.QUEUE, PktoutMode.QUEUE);

  @Conformance(
      odp = "pktio/pktio_test_plain_queue",
      clause = "A frame that is put into the output's queue comes out of the input's queue.",
      strategy = "50 frames, one event a call, each received before the next; every byte compared.",
      ifFails = "Whether dequeue polls the interface that was started.")
  void passesFramesByQueues(Fixture fixture) {
    Wire wire = started(fixture);
    for (int i = 0; i < 50; i++) {
      List<Packet> out = wire.frames(1, Wire.SHORT + 7 * i);
      List<byte[]> expected = out.stream().map(Bytes::of).toList();
      assertTrue(wire.pktio.outputEventQueue(0).enqueue(out.getFirst()), "the frame was taken");
      Deadline deadline = Deadline.seconds(5);
      @Nullable Event event = wire.pktio.inputEventQueue(0).dequeue();
      while (event == null) {
        deadline.orFail(() -> "the frame did not come; " + wire.pktio.statistics());
        event = wire.pktio.inputEventQueue(0).dequeue();
      }
      List<Packet> in = List.of((Packet) event);
      wire.compare(expected, in);
      Allocation.free(in);
    }
  }

  @Conformance(
      odp = {"pktio/pktio_test_plain_multi", "pktio/pktio_test_plain_multi_event"},
      clause = "Bursts pass in order by queues, in arrays of packets and of events.",
      strategy = "1,280 frames in bursts of 128, the arrays' types in turn; every byte compared.",
      ifFails = "Bursts that are longer than what the queue moves at once.")
  void passesBurstsByQueues(Fixture fixture) {
    Wire wire = started(fixture);
    for (int round = 0; round < 10; round++) {
      roundTrip(wire, round % 2 == 0);
    }
  }

  @Conformance(
      clause =
          "An interface's queues are plain, enabled on one side, and stay the same with their"
              + " context; they close with the interface alone.",
      strategy = "Reads their parameters, uses the other sides, sets a context, closes.",
      ifFails = "Which object the interface gives.")
  void hasPlainQueues(Fixture fixture) {
    Wire wire = started(fixture);
    Queue in = wire.pktio.inputEventQueue(0);
    Queue out = wire.pktio.outputEventQueue(0);
    assertEquals(QueueType.PLAIN, in.type(), "type of the input's");
    assertEquals(QueueType.PLAIN, out.type(), "type of the output's");
    assertEquals(QueueOpMode.DISABLED, in.param().enqueueMode(), "enqueue side of the input's");
    assertEquals(QueueOpMode.DISABLED, out.param().dequeueMode(), "dequeue side of the output's");
    Packet packet = wire.frames(1, Wire.SHORT).getFirst();
    assertThrows(IllegalStateException.class, () -> in.enqueue(packet), "enqueue to the input's");
    assertThrows(IllegalStateException.class, out::dequeue, "dequeue from the output's");
    packet.free();
    Object context = new Object();
    in.context(context);
    assertSame(context, wire.pktio.inputEventQueue(0).context(), "the context that was set");
    assertThrows(IllegalStateException.class, in::close, "close of the input's");
    assertThrows(IllegalStateException.class, out::close, "close of the output's");
    assertThrows(
        IndexOutOfBoundsException.class, () -> wire.pktio.inputEventQueue(1), "input queue 1");
    assertThrows(
        IndexOutOfBoundsException.class, () -> wire.pktio.outputEventQueue(1), "output queue 1");
    roundTrip(wire, false);
  }

  @Conformance(
      clause = "Events that are no packets are refused before any of the burst is taken.",
      strategy = "A burst of a packet and a buffer, and the buffer alone; the caller frees both.",
      ifFails = "The order of checks in enqueue.")
  void sendsPacketsAlone(Fixture fixture) {
    Wire wire = started(fixture);
    Queue out = wire.pktio.outputEventQueue(0);
    Buffer buffer = Allocation.buffers(fixture.buffers(COUNT), 1).getFirst();
    Event[] burst = {wire.frames(1, Wire.SHORT).getFirst(), buffer};
    assertThrows(IllegalArgumentException.class, () -> out.enqueue(burst, 0, 2), "a mixed burst");
    assertThrows(IllegalArgumentException.class, () -> out.enqueue(buffer), "a buffer");
    assertEquals(0, wire.pktio.statistics().txPackets(), "packets sent");
    Event.freeAll(burst, 0, 2);
  }

  @Conformance(
      clause = "While the interface is stopped its queues give and take nothing.",
      strategy = "Stops; enqueues and dequeues; starts; passes frames.",
      ifFails = "Whether queues know that the interface has stopped.")
  void queuesStopWithTheInterface(Fixture fixture) {
    Wire wire = started(fixture);
    wire.pktio.stop();
    Packet packet = wire.frames(1, Wire.SHORT).getFirst();
    assertFalse(wire.pktio.outputEventQueue(0).enqueue(packet), "taken while stopped");
    assertNull(wire.pktio.inputEventQueue(0).dequeue(), "given while stopped");
    packet.free();
    wire.pktio.start();
    roundTrip(wire, false);
  }

  private static Wire started(Fixture fixture) {
    PacketPool pool = fixture.packets(COUNT, LENGTH);
    try (Pktio probe = fixture.odp().openPktio(fixture.pktio(), pool, PktioParam.direct())) {
      NotApplicable.unlessContains(
          "the interface's input modes", probe.capability().inputModes(), PktinMode.QUEUE);
      NotApplicable.unlessContains(
          "the interface's output modes", probe.capability().outputModes(), PktoutMode.QUEUE);
    }
    Wire wire = Wire.opened(fixture, LENGTH, QUEUES, PktinQueueParam.defaults());
    wire.pktio.start();
    return wire;
  }

  private static void roundTrip(Wire wire, boolean ofPackets) {
    List<Packet> out = wire.frames(BURST, 128);
    List<byte[]> expected = out.stream().map(Bytes::of).toList();
    enqueue(wire, ofPackets ? out.toArray(Packet[]::new) : out.toArray(Event[]::new));
    List<Packet> in = dequeue(wire, ofPackets ? new Packet[BURST] : new Event[BURST]);
    wire.compare(expected, in);
    Allocation.free(in);
  }

  private static void enqueue(Wire wire, Event[] burst) {
    Deadline deadline = Deadline.standard();
    for (int done = 0; done < burst.length; ) {
      int had = done;
      done += wire.pktio.outputEventQueue(0).enqueue(burst, done, burst.length - done);
      if (done < burst.length) {
        deadline.orFail(() -> "only %d of %d packets were taken".formatted(had, burst.length));
      }
    }
  }

  private static List<Packet> dequeue(Wire wire, Event[] burst) {
    Deadline deadline = Deadline.seconds(5);
    for (int done = 0; done < burst.length; ) {
      int had = done;
      done += wire.pktio.inputEventQueue(0).dequeue(burst, done, burst.length - done);
      if (done < burst.length) {
        deadline.orFail(
            () -> "%d of %d came; %s".formatted(had, burst.length, wire.pktio.statistics()));
      }
    }
    List<Packet> packets = new ArrayList<>();
    for (Event event : burst) {
      packets.add((Packet) event);
    }
    return packets;
  }
}
