package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.odpj.classify.Classifier;
import org.odpj.classify.Cos;
import org.odpj.classify.CosParam;
import org.odpj.classify.Pmr;
import org.odpj.classify.PmrParam;
import org.odpj.classify.PmrTerm;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketVector;
import org.odpj.pktio.PktinMode;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioParam;
import org.odpj.pktio.PktoutMode;
import org.odpj.pktio.PktoutQueueParam;
import org.odpj.queue.Queue;
import org.odpj.schedule.Scheduler;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/**
 * The interface under test with the classifier on: frames are sent, and come by the queues of their
 * classes. Queues are plain, so that a case sees what is in each; calling the scheduler makes it
 * poll the input.
 */
final class Sorter {
  private static final int PACKETS = 1_024;
  private static final int LENGTH = 1_536;
  private static final int QUEUE = 512;

  final Pktio pktio;
  final PacketPool pool;
  final Classifier classifier;
  private final Fixture fixture;

  private Sorter(Fixture fixture, Pktio pktio, PacketPool pool) {
    this.fixture = fixture;
    this.pktio = pktio;
    this.pool = pool;
    this.classifier = fixture.odp().classifier();
  }

  /** Opened and started, without any class. */
  static Sorter started(Fixture fixture) {
    PacketPool pool = fixture.packets(PACKETS, LENGTH);
    try (Pktio probe = fixture.odp().openPktio(fixture.pktio(), pool, PktioParam.direct())) {
      NotApplicable.unlessContains(
          "the interface's input modes", probe.capability().inputModes(), PktinMode.SCHED);
    }
    PktioParam mode = new PktioParam(PktinMode.SCHED, PktoutMode.DIRECT);
    Pktio pktio = fixture.closing(fixture.odp().openPktio(fixture.pktio(), pool, mode));
    pktio.configureInput(PktinQueueParam.defaults().withClassifier(true));
    pktio.configureOutput(PktoutQueueParam.defaults());
    if (pktio.capability().setPromiscuous()) {
      pktio.promiscuous(true);
    }
    pktio.start();
    return new Sorter(fixture, pktio, pool);
  }

  /** A class with a queue of its own. */
  Cos cos(String name) {
    return cos(name, CosParam.enqueue(fixture.plain(QUEUE)));
  }

  Cos cos(String name, CosParam param) {
    return fixture.closing(classifier.createCos(name, param));
  }

  /** A class with a queue of its own that is the interface's default. */
  Cos defaultCos() {
    Cos cos = cos("default");
    startsWith(cos);
    return cos;
  }

  /** Makes a class the default until the case ends. */
  void startsWith(Cos cos) {
    pktio.defaultCos(cos);
    fixture.closing(() -> pktio.defaultCos(null));
  }

  Pmr rule(Cos from, Cos to, PmrTerm... terms) {
    return rule(from, to, PmrParam.of(terms));
  }

  Pmr rule(Cos from, Cos to, PmrParam param) {
    return fixture.closing(classifier.createPmr(from, to, param));
  }

  /** Sends frames; they are on their way then. */
  void send(byte[]... frames) {
    for (byte[] frame : frames) {
      Packet packet = Allocation.one(pool, frame.length);
      Bytes.fill(packet, frame);
      Deadline deadline = Deadline.standard();
      while (pktio.output(0).send(new Packet[] {packet}, 0, 1) == 0) {
        deadline.orFail(() -> "the interface does not take a frame");
        poll();
      }
    }
  }

  /** Has the scheduler poll the input once. */
  void poll() {
    assertNull(fixture.odp().scheduler().schedule(Scheduler.NO_WAIT), "a scheduled event");
  }

  /** The packets that must come to a class's only queue, whether alone or in vectors. */
  List<Packet> receive(Cos cos, int count) {
    Queue queue = cos.queue();
    assertNotNull(queue, "the class's queue");
    return receive(queue, count, cos.name());
  }

  List<Packet> receive(Queue queue, int count, String name) {
    List<Packet> packets = new ArrayList<>();
    Deadline deadline = Deadline.seconds(5);
    while (packets.size() < count) {
      poll();
      if (!take(queue.dequeue(), packets)) {
        deadline.orFail(
            () -> "%d of %d packets came to '%s'".formatted(packets.size(), count, name));
      }
    }
    return packets;
  }

  private static boolean take(@Nullable Event event, List<Packet> packets) {
    switch (event) {
      case null -> {
        return false;
      }
      case PacketVector vector -> {
        packets.addAll(Arrays.asList(vector.table()).subList(0, vector.size()));
        vector.freeVector();
      }
      default -> packets.add((Packet) event);
    }
    return true;
  }

  /** Sends a frame, which must come to a class, unchanged. */
  void expect(Cos cos, byte[] frame) {
    send(frame);
    List<Packet> in = receive(cos, 1);
    assertEquals(
        -1, Arrays.mismatch(frame, Bytes.of(in.getFirst())), () -> "first byte that differs");
    Allocation.free(in);
  }

  /** Waits until a class has seen a number of packets. */
  void arrived(Cos cos, long count) {
    Deadline deadline = Deadline.seconds(5);
    while (cos.statistics().packets() < count) {
      poll();
      deadline.orFail(() -> "'%s': %s".formatted(cos.name(), cos.statistics()));
    }
  }
}
