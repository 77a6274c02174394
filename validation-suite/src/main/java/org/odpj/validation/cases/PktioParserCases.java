package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.odpj.packet.Packet;
import org.odpj.parse.ChecksumStatus;
import org.odpj.parse.PacketFlags;
import org.odpj.parse.ProtoChecksums;
import org.odpj.parse.ProtoLayer;
import org.odpj.pktio.PktinConfig;
import org.odpj.pktio.PktinDrops;
import org.odpj.pktio.PktioConfig;
import org.odpj.pktio.PktioStatistics;
import org.odpj.proto.Ethernet;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;

/** Packets that an interface has parsed on input. */
@CasesOf("pktio")
public final class PktioParserCases {
  private static final int LENGTH = 1_536;

  @Conformance(
      odp = "pktio/parser_test_{variant}",
      variants = ParserForm.class,
      clause = "By default an interface parses all layers of what it receives.",
      strategy = "Sends the frame, receives it, compares every flag and offset.",
      ifFails = "Whether receive hands packets out before they are parsed.")
  void parsesOnInput(Fixture fixture, ParserForm variant) {
    Wire wire = Wire.started(fixture);
    ParseForm form = variant.form;
    Packet packet = passed(wire, form.frame());
    assertFalse(packet.hasError(), "an error of a sound frame");
    long unicast = ~(PacketFlags.ETH_MCAST | PacketFlags.ETH_BCAST);
    assertEquals(Long.toHexString(form.flags & unicast), Long.toHexString(packet.flags()), "flags");
    assertEquals(0, packet.l2Offset(), "link layer");
    assertEquals(form.l3, packet.l3Offset(), "network layer");
    assertEquals(form.l4, packet.l4Offset(), "transport layer");
    packet.free();
  }

  @Conformance(
      clause = "An interface parses as far as it was told to, and not at all if told so.",
      variants = Layer.class,
      strategy = "Configures the layer, passes a UDP frame, compares flags and offsets.",
      ifFails = "What start() tells the input queues.")
  void parsesUpToTheLayer(Fixture fixture, Layer variant) {
    ProtoLayer layer = variant.layer;
    Wire wire = Wire.opened(fixture, LENGTH);
    wire.pktio.configure(PktioConfig.defaults().withParserLayer(layer));
    wire.pktio.start();
    Packet packet = passed(wire, ParseForm.ETH_IPV4_UDP.frame());
    assertEquals(layer.includes(ProtoLayer.L2), packet.has(PacketFlags.ETH), "Ethernet");
    assertEquals(layer.includes(ProtoLayer.L3), packet.has(PacketFlags.IPV4), "IPv4");
    assertEquals(layer.includes(ProtoLayer.L4), packet.has(PacketFlags.UDP), "UDP");
    int none = Packet.OFFSET_INVALID;
    assertEquals(layer.includes(ProtoLayer.L2) ? 14 : none, packet.l3Offset(), "network layer");
    assertEquals(layer.includes(ProtoLayer.L3) ? 34 : none, packet.l4Offset(), "transport layer");
    packet.free();
  }

  @Conformance(
      odp = "pktio/pktio_test_chksum_in_{variant}",
      variants = Checksum.class,
      clause =
          "A checksum that the interface verifies has a status; wrong ones are dropped and counted"
              + " if it was told so.",
      strategy =
          "A right and a wrong frame with verification, then with dropping as well; status, error"
              + " flags and counters.",
      ifFails = "Counters of what the parser dropped.")
  void verifiesOnInput(Fixture fixture, Checksum checksum) {
    Wire wire = Wire.opened(fixture, LENGTH);
    PktinConfig verify = PktinConfig.defaults().withChecksums(ProtoChecksums.ALL);
    wire.pktio.configure(PktioConfig.defaults().withPktin(verify));
    wire.pktio.start();
    Packet right = passed(wire, checksum.right());
    assertEquals(ChecksumStatus.OK, checksum.status(right), "status of a right checksum");
    assertFalse(right.hasError(), "an error of a right checksum");
    right.free();
    Packet wrong = passed(wire, checksum.wrong());
    assertEquals(ChecksumStatus.BAD, checksum.status(wrong), "status of a wrong checksum");
    assertTrue(wrong.has(checksum.error), "error of a wrong checksum");
    wrong.free();

    wire.pktio.stop();
    wire.pktio.configure(PktioConfig.defaults().withPktin(verify.withDrop(PktinDrops.ALL)));
    wire.pktio.start();
    wire.receiveRest();
    wire.pktio.resetStatistics();
    dropsWrongOnes(wire, checksum);
  }

  /** Wrong and right frames by turns: the right ones come, in order. */
  private static void dropsWrongOnes(Wire wire, Checksum checksum) {
    List<Packet> sent = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      sent.add(packet(wire, i % 2 == 0 ? checksum.wrong() : checksum.right()));
    }
    wire.send(sent);
    List<Packet> received = wire.receive(8);
    for (Packet packet : received) {
      assertEquals(ChecksumStatus.OK, checksum.status(packet), "status of what was not dropped");
    }
    Allocation.free(received);
    assertEquals(0, wire.receiveRest(), "wrong packets that came");
    PktioStatistics counted = wire.pktio.statistics();
    assertEquals(8, counted.rxErrors(), "dropped packets");
    assertEquals(8, counted.rxPackets(), "packets received");
    assertEquals(8L * checksum.right().length, counted.rxOctets(), "bytes received");
  }

  @Conformance(
      clause = "Malformed frames come with their errors flagged unless they are to be dropped.",
      strategy = "An IPv4 frame that claims more bytes than it has.",
      ifFails = "Drops that nobody asked for.")
  void givesMalformedFramesFlagged(Fixture fixture) {
    Wire wire = Wire.started(fixture);
    byte[] frame = ParseForm.ETH_IPV4_UDP.frame();
    frame[Ethernet.LENGTH + 2] = 9; // the total length's higher octet
    Packet packet = passed(wire, frame);
    assertTrue(packet.has(PacketFlags.ETH | PacketFlags.IPV4 | PacketFlags.L3_ERROR), "flags");
    packet.free();
  }

  @Conformance(
      clause = "What is done with packets changes only while the interface is stopped.",
      strategy = "Configures a started interface; verifies without parsing.",
      ifFails = "configure().")
  void refusesToChangeWhileStarted(Fixture fixture) {
    Wire wire = Wire.started(fixture);
    assertThrows(
        IllegalStateException.class,
        () -> wire.pktio.configure(PktioConfig.defaults()),
        "configure a started interface");
    PktinConfig verify = PktinConfig.defaults().withChecksums(ProtoChecksums.ALL);
    assertThrows(
        IllegalArgumentException.class,
        () -> PktioConfig.defaults().withParserLayer(ProtoLayer.L3).withPktin(verify),
        "transport checksums of a layer that is not parsed");
  }

  /** Sends a frame and receives it; its addresses become the interface's. */
  private static Packet passed(Wire wire, byte[] frame) {
    wire.send(List.of(packet(wire, frame)));
    return wire.receive(1).getFirst();
  }

  private static Packet packet(Wire wire, byte[] frame) {
    Packet packet = Allocation.packets(wire.pool, frame.length, 1).getFirst();
    Bytes.fill(packet, frame);
    long address = wire.pktio.macAddress().bits();
    Ethernet.at(packet.memory(), packet.dataOffset()).destination(address).source(address);
    return packet;
  }
}
