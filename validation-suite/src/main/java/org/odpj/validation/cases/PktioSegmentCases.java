package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.odpj.packet.Packet;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;

/** Packets of several segments, and packets that share data, through an interface. */
@CasesOf("pktio")
public final class PktioSegmentCases {
  private static final int COUNT = 40;

  @Conformance(
      clause = "A packet of several segments is sent as one frame, among others.",
      strategy = "40 frames, every second cut up into segments of 30 bytes; every byte compared.",
      ifFails = "Drivers that send the first segment only.")
  void sendsSegments(Fixture fixture) {
    PacketShape.requireSegments(fixture);
    Wire wire = Wire.started(fixture);
    List<Packet> frames = new ArrayList<>(wire.frames(COUNT, 200));
    for (int i = 0; i < COUNT; i += 2) {
      segment(frames.get(i));
      assertTrue(frames.get(i).segmentCount() > 3, "a packet in segments");
    }
    passes(wire, frames);
  }

  /** Cuts a packet up and joins the parts again. */
  private static void segment(Packet packet) {
    if (packet.length() > 30) {
      Packet tail = packet.split(30);
      assertNotNull(tail, "the tail");
      segment(tail);
      assertTrue(packet.concat(tail), "concatenation");
    }
  }

  @Conformance(
      clause = "Packets that share data are sent; who shares it keeps it.",
      strategy =
          "Sends 20 frames that are shown by references, the references behind headers, and two"
              + " owners' packets twice; compares what comes and what was kept.",
      ifFails = "Drivers that give a shared packet itself to the receiver.")
  void sendsSharedData(Fixture fixture) {
    PacketShape.requireSegments(fixture);
    Wire wire = Wire.started(fixture);
    for (int i = 0; i < 20; i++) {
      Packet frame = wire.frames(1, 200).getFirst();
      Packet twice = wire.frames(1, 100).getFirst();
      byte[] content = Bytes.of(frame);
      Packet kept = frame.ref(100);
      Packet behind = frame.ref(14, wire.frames(1, 60).getFirst());
      assertNotNull(kept, "a reference");
      assertNotNull(behind, "a reference behind a header");
      assertSame(twice, twice.refStatic(), "a static reference");
      passes(wire, List.of(frame, behind, twice, twice));
      byte[] rest = Bytes.of(kept);
      for (int at = 0; at < rest.length; at++) {
        assertEquals(content[100 + at], rest[at], "a byte of what was kept");
      }
      kept.free();
    }
    Allocation.free(Allocation.all(wire.pool));
  }

  private static void passes(Wire wire, List<Packet> frames) {
    List<byte[]> expected = frames.stream().map(Bytes::of).toList();
    wire.send(frames);
    List<Packet> received = wire.receive(expected.size());
    wire.compare(expected, received);
    Allocation.free(received);
  }
}
