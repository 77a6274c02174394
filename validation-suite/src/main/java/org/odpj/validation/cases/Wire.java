package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioParam;
import org.odpj.pktio.PktoutQueueParam;
import org.odpj.proto.Ethernet;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;

/** The interface under test, started, and the frames that a case sends through it. */
final class Wire {
  /** The shortest frame that every device takes. */
  static final int SHORT = Ethernet.MIN_FRAME;

  private static final int PACKETS = 1_024;
  private static final int LENGTH = 1_536;
  private static final int BURST = 32;
  // An EtherType for local experiments: nothing between the two ends acts on it.
  private static final int EXPERIMENTAL = 0x88b5;
  private static final int STAMP_AT = Ethernet.LENGTH;

  final PacketPool pool;
  final Pktio pktio;
  private final Random random;
  private int numbered;

  private Wire(Fixture fixture, PacketPool pool, Pktio pktio) {
    this.pool = pool;
    this.pktio = pktio;
    this.random = fixture.random();
  }

  /** Opened, with one queue each way, and started. */
  static Wire started(Fixture fixture) {
    Wire wire = opened(fixture, LENGTH);
    wire.pktio.start();
    return wire;
  }

  /** Opened, with one queue each way, for packets of some length. */
  static Wire opened(Fixture fixture, int length) {
    return opened(fixture, length, PktioParam.direct(), PktinQueueParam.defaults());
  }

  /** Opened in some mode, with input queues as asked for and one output queue. */
  static Wire opened(Fixture fixture, int length, PktioParam mode, PktinQueueParam inputs) {
    PacketPool pool = fixture.packets(PACKETS, length);
    Pktio pktio = open(fixture, pool, mode);
    pktio.configureInput(inputs);
    pktio.configureOutput(PktoutQueueParam.defaults());
    return new Wire(fixture, pool, pktio);
  }

  /** Opened, neither configured nor started. */
  static Pktio open(Fixture fixture, PacketPool pool, PktioParam param) {
    return fixture.closing(fixture.odp().openPktio(fixture.pktio(), pool, param));
  }

  /** Packets with a frame each: from and to the interface, numbered, the rest random. */
  List<Packet> frames(int count, int length) {
    List<Packet> packets = new ArrayList<>(Allocation.packets(pool, length, count));
    packets.forEach(this::write);
    return packets;
  }

  private void write(Packet packet) {
    Bytes.fill(packet, Bytes.random(random, packet.length()));
    long address = pktio.macAddress().bits();
    Ethernet.at(packet.memory(), packet.dataOffset())
        .destination(address)
        .source(address)
        .type(EXPERIMENTAL);
    packet.slice(STAMP_AT, Integer.BYTES).set(ValueLayout.JAVA_INT_UNALIGNED, 0, numbered++);
  }

  /**
   * Sends all, in bursts, however often a burst is taken only partly. Packets belong to the
   * interface then.
   */
  void send(List<Packet> packets) {
    Packet[] burst = packets.toArray(Packet[]::new);
    Deadline deadline = Deadline.standard();
    for (int done = 0; done < burst.length; ) {
      int had = done;
      int taken = pktio.output(0).send(burst, done, Math.min(BURST, burst.length - done));
      if (taken == 0) {
        deadline.orFail(() -> "only %d of %d packets were taken".formatted(had, burst.length));
      }
      done += taken;
    }
  }

  /** Receives a number of packets that must come. */
  List<Packet> receive(int count) {
    Packet[] burst = new Packet[count];
    Deadline deadline = Deadline.seconds(5);
    for (int done = 0; done < count; ) {
      int had = done;
      int got = pktio.input(0).recv(burst, done, Math.min(BURST, count - done));
      if (got == 0) {
        deadline.orFail(
            () -> "%d of %d packets came; %s".formatted(had, count, pktio.statistics()));
      }
      done += got;
    }
    return Arrays.asList(burst);
  }

  /**
   * Sends frames, a burst at a time, and receives each burst before the next; compares every byte.
   */
  void roundTrip(int count, int length) {
    for (int done = 0; done < count; done += BURST) {
      List<Packet> out = frames(Math.min(BURST, count - done), length);
      List<byte[]> expected = out.stream().map(Bytes::of).toList();
      send(out);
      List<Packet> in = receive(expected.size());
      compare(expected, in);
      Allocation.free(in);
    }
  }

  /** Checks content, order and metadata of what was received. */
  void compare(List<byte[]> expected, List<Packet> received) {
    for (int i = 0; i < received.size(); i++) {
      Packet packet = received.get(i);
      byte[] frame = expected.get(i);
      int place = i;
      assertEquals(frame.length, packet.length(), () -> "length of frame " + place);
      byte[] content = Bytes.of(packet);
      int at = Arrays.mismatch(frame, content);
      assertTrue(
          at < 0, () -> "frame %d differs at byte %d of %d".formatted(place, at, frame.length));
      assertEquals(pktio.index(), packet.inputIndex(), "the interface's index on the packet");
      assertEquals(0, packet.l2Offset(), "offset of the link layer");
    }
  }

  /** What comes until nothing has come for a while; all of it is freed. */
  int receiveRest() {
    Packet[] burst = new Packet[BURST];
    int received = 0;
    for (int idle = 0; idle < 1_000; idle++) {
      int got = pktio.input(0).recv(burst, 0, BURST);
      Event.freeAll(burst, 0, got);
      received += got;
      idle = got > 0 ? 0 : idle;
    }
    return received;
  }
}
