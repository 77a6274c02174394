package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.ParseResult;
import org.odpj.parse.ChecksumStatus;
import org.odpj.parse.PacketFlags;
import org.odpj.parse.ParseParam;
import org.odpj.parse.Proto;
import org.odpj.parse.ProtoChecksums;
import org.odpj.parse.ProtoLayer;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;

/** Packets that the application has parsed. */
@CasesOf("parse")
public final class ParseCases {
  private static final int[] OFFSETS = {0, 2, 8, 12, 19, 36, 64, 120, 207};
  private static final int LONGEST = 400;
  private static final ParseParam CHECKED =
      new ParseParam(Proto.ETH, ProtoLayer.ALL, ProtoChecksums.ALL);

  @Conformance(
      odp = "packet/parse_{variant}",
      variants = ParseForm.class,
      clause = "Parsing finds the headers of a frame wherever it starts in the packet.",
      strategy =
          "The frame at nine offsets, parsed one by one and several at once; every flag, offset and"
              + " type compared.",
      ifFails = "What Packet.parse() adds to the places that the parser finds.")
  void parses(Fixture fixture, ParseForm form) {
    Packet[] packets = packets(fixture, form.frame());
    assertTrue(packets[0].parse(OFFSETS[0], ParseParam.ETH_ALL), "the first packet is sound");
    int rest = packets.length - 1;
    assertEquals(
        rest,
        Packet.parse(packets, OFFSETS, 1, rest, ParseParam.ETH_ALL),
        "sound packets of the others");
    for (int i = 0; i < packets.length; i++) {
      check(packets[i], form, OFFSETS[i]);
    }
    Allocation.free(List.of(packets));
  }

  private static void check(Packet packet, ParseForm form, int offset) {
    assertEquals(Long.toHexString(form.flags), Long.toHexString(packet.flags()), "flags");
    assertEquals(offset, packet.l2Offset(), "link layer");
    assertEquals(offset + form.l3, packet.l3Offset(), "network layer");
    int l4 = form.l4 == Packet.OFFSET_INVALID ? form.l4 : offset + form.l4;
    assertEquals(l4, packet.l4Offset(), "transport layer");
    assertEquals(PacketFlags.l3Type(form.flags), packet.l3Type(), "type of the network layer");
    assertEquals(PacketFlags.l4Type(form.flags), packet.l4Type(), "type of the transport layer");
  }

  @Conformance(
      odp = "packet/parse_ipv4_udp",
      clause = "Parsing may start at IPv4; what is known of the link layer stays.",
      strategy = "Parses from the IPv4 header, with the link layer set by hand and without.",
      ifFails = "Which flags Packet.parse() clears.")
  void parsesFromTheNetworkLayer(Fixture fixture) {
    Packet[] packets = packets(fixture, ParseForm.ETH_IPV4_UDP.frame());
    ParseParam param = new ParseParam(Proto.IPV4, ProtoLayer.L4, ProtoChecksums.NONE);
    long found = PacketFlags.L3 | PacketFlags.L4 | PacketFlags.IPV4 | PacketFlags.UDP;
    for (int i = 0; i < packets.length; i++) {
      Packet packet = packets[i];
      packet.setFlags(PacketFlags.TCP | PacketFlags.L4_ERROR);
      long link = i % 2 == 0 ? 0 : PacketFlags.L2 | PacketFlags.ETH | PacketFlags.VLAN_QINQ;
      packet.setFlags(link);
      assertTrue(packet.parse(OFFSETS[i] + 14, param), "the packet is sound");
      assertEquals(Long.toHexString(found | link), Long.toHexString(packet.flags()), "flags");
      assertEquals(OFFSETS[i] + 14, packet.l3Offset(), "network layer");
      assertEquals(OFFSETS[i] + 34, packet.l4Offset(), "transport layer");
    }
    Allocation.free(List.of(packets));
  }

  @Conformance(
      odp = "packet/parse_result",
      clause = "The result of a parse is what the single methods say.",
      strategy = "Compares every field, on VLAN, IPv6 and UDP with the checksums verified.",
      ifFails = "parseResult().")
  void givesAllAtOnce(Fixture fixture) {
    Packet[] packets = packets(fixture, ParseForm.ETH_VLAN_IPV6_UDP.frame());
    assertEquals(
        packets.length, Packet.parse(packets, OFFSETS, 0, packets.length, CHECKED), "sound");
    for (Packet packet : packets) {
      ParseResult expected =
          new ParseResult(
              packet.flags(),
              packet.length(),
              packet.l2Offset(),
              packet.l3Offset(),
              packet.l4Offset(),
              packet.l3Type(),
              packet.l4Type(),
              packet.l3ChecksumStatus(),
              packet.l4ChecksumStatus());
      assertEquals(expected, packet.parseResult(), "result");
      assertEquals(ChecksumStatus.UNKNOWN, packet.l3ChecksumStatus(), "IPv6 has no checksum");
      assertEquals(ChecksumStatus.OK, packet.l4ChecksumStatus(), "UDP");
    }
    Allocation.free(List.of(packets));
  }

  @Conformance(
      clause = "A parse sets what it found up to the layer asked for, and clears the rest.",
      strategy = "Parses a packet to all layers, then a shorter way, layer by layer.",
      ifFails = "Flags and offsets left from an earlier parse.")
  void stopsAtTheLayerAskedFor(Fixture fixture) {
    Packet packet = packet(fixture, ParseForm.ETH_IPV4_UDP.frame());
    assertTrue(packet.parse(0, CHECKED), "the packet is sound");
    long l2 = PacketFlags.L2 | PacketFlags.ETH;
    long l3 = l2 | PacketFlags.L3 | PacketFlags.IPV4;
    packet.parse(0, new ParseParam(Proto.ETH, ProtoLayer.L3, ProtoChecksums.NONE));
    assertEquals(Long.toHexString(l3), Long.toHexString(packet.flags()), "flags of L3");
    assertEquals(34, packet.l4Offset(), "the next layer's offset");
    packet.parse(0, new ParseParam(Proto.ETH, ProtoLayer.L2, ProtoChecksums.NONE));
    assertEquals(Long.toHexString(l2), Long.toHexString(packet.flags()), "flags of L2");
    assertEquals(14, packet.l3Offset(), "the next layer's offset");
    assertEquals(Packet.OFFSET_INVALID, packet.l4Offset(), "the layer after that");
    packet.free();
  }

  @Conformance(
      clause = "Checksums are verified when asked for, and their status says how they are.",
      variants = ParseForm.class,
      strategy = "Parses a sound frame, then one with a bit of its payload turned.",
      ifFails = "Pseudo headers; which packets the contract leaves out: fragments, options.")
  void verifiesChecksums(Fixture fixture, ParseForm form) {
    boolean whole = (form.flags & (PacketFlags.IPFRAG | PacketFlags.IPOPT)) == 0;
    boolean l4 =
        whole && (form.flags & (PacketFlags.UDP | PacketFlags.TCP | PacketFlags.SCTP)) != 0;
    byte[] frame = form.frame();
    for (Packet packet : packets(fixture, frame)) {
      int offset = packet.length() - frame.length;
      assertTrue(packet.parse(offset, CHECKED), "the packet is sound");
      boolean ipv4 = packet.has(PacketFlags.IPV4);
      assertEquals(
          ipv4 ? ChecksumStatus.OK : ChecksumStatus.UNKNOWN, packet.l3ChecksumStatus(), "IPv4");
      assertEquals(
          l4 ? ChecksumStatus.OK : ChecksumStatus.UNKNOWN, packet.l4ChecksumStatus(), "L4");
      turnBit(packet, packet.length() - 1);
      assertEquals(!l4, packet.parse(offset, CHECKED), "soundness with a turned bit");
      assertEquals(
          l4 ? ChecksumStatus.BAD : ChecksumStatus.UNKNOWN, packet.l4ChecksumStatus(), "L4");
      assertEquals(l4, packet.has(PacketFlags.L4_ERROR), "error of L4");
      assertTrue(packet.parse(offset, ParseParam.ETH_ALL), "unverified it is sound");
      packet.free();
    }
  }

  @Conformance(
      clause = "A malformed packet is flagged at the layer that is malformed, never thrown on.",
      variants = ParseForm.class,
      strategy = "The frame cut after every byte of its headers; errors must be flagged.",
      ifFails = "Lengths of headers against the length of the packet.")
  void flagsWhatIsCut(Fixture fixture, ParseForm form) {
    byte[] frame = form.frame();
    Packet packet = packet(fixture, frame);
    while (packet.pullTail(1)) {
      int length = packet.length();
      boolean sound = packet.parse(0, CHECKED);
      boolean seen = sound || packet.hasError();
      assertTrue(seen, () -> "an error of %d bytes has no flag".formatted(length));
      // Without what IP says it carries, the frame is malformed.
      assertFalse(sound && length > 14 && length < form.l3 + 20, () -> length + " bytes are sound");
      assertTrue(packet.l4Offset() < length, "the transport layer is within the packet");
    }
    packet.free();
  }

  @Conformance(
      clause = "An offset outside the data is refused.",
      strategy = "The length, and -1.",
      ifFails = "The check before the parse.")
  void refusesAnOffsetOutside(Fixture fixture) {
    Packet packet = packet(fixture, ParseForm.ETH_ARP.frame());
    int length = packet.length();
    assertThrows(
        IndexOutOfBoundsException.class, () -> packet.parse(length, ParseParam.ETH_ALL), "length");
    assertThrows(IndexOutOfBoundsException.class, () -> packet.parse(-1, ParseParam.ETH_ALL), "-1");
    packet.free();
  }

  @Conformance(
      odp = "packet/packet_test_in_flags",
      clause = "Each flag can be set and cleared, alone and together.",
      strategy = "Every bit that ODP has a setter for.",
      ifFails = "setFlags() and clearFlags().")
  void setsFlags(Fixture fixture) {
    Packet packet = packet(fixture, ParseForm.ETH_ARP.frame());
    assertEquals(0, packet.flags(), "flags of a new packet");
    for (int bit = 0; bit <= Long.numberOfTrailingZeros(PacketFlags.ICMP); bit++) {
      long flag = 1L << bit;
      packet.setFlags(flag);
      assertTrue(packet.has(flag), () -> "flag " + Long.toHexString(flag));
      packet.clearFlags(flag);
      assertFalse(packet.has(flag), () -> "flag " + Long.toHexString(flag));
    }
    packet.setFlags(PacketFlags.IPV4 | PacketFlags.UDP);
    assertTrue(packet.has(PacketFlags.UDP), "one of two");
    assertFalse(packet.has(PacketFlags.UDP | PacketFlags.TCP), "both, of which one is set");
    assertTrue(packet.reset(60), "reset");
    assertEquals(0, packet.flags(), "flags after reset");
    packet.free();
  }

  @Conformance(
      odp = "packet/packet_test_vlan_flags",
      clause = "Stacked VLAN tags are VLAN tags; clearing them clears both.",
      strategy = "Sets and clears VLAN_QINQ and VLAN.",
      ifFails = "The bits of VLAN_QINQ.")
  void stackedTagsAreTags(Fixture fixture) {
    Packet packet = packet(fixture, ParseForm.ETH_ARP.frame());
    packet.setFlags(PacketFlags.VLAN_QINQ);
    assertTrue(packet.has(PacketFlags.VLAN), "VLAN with VLAN_QINQ");
    packet.clearFlags(PacketFlags.VLAN_QINQ);
    assertFalse(packet.has(PacketFlags.VLAN), "VLAN after clearing VLAN_QINQ");
    packet.setFlags(PacketFlags.VLAN);
    assertFalse(packet.has(PacketFlags.VLAN_QINQ), "VLAN_QINQ with VLAN");
    packet.free();
  }

  @Conformance(
      odp = "packet/packet_test_error_flags",
      clause = "A packet has an error if one of its layers has.",
      strategy = "Each layer's error alone, and none.",
      ifFails = "hasError().")
  void anyErrorIsAnError(Fixture fixture) {
    Packet packet = packet(fixture, ParseForm.ETH_ARP.frame());
    assertFalse(packet.hasError(), "an error of a new packet");
    for (long error :
        new long[] {PacketFlags.L2_ERROR, PacketFlags.L3_ERROR, PacketFlags.L4_ERROR}) {
      packet.setFlags(error);
      assertTrue(packet.hasError(), () -> "error " + Long.toHexString(error));
      packet.clearFlags(error);
      assertFalse(packet.hasError(), "an error after clearing");
    }
    packet.free();
  }

  @Conformance(
      clause = "A copy of a packet has its flags.",
      strategy = "Copies a parsed packet within its pool.",
      ifFails = "copy().")
  void copiesFlags(Fixture fixture) {
    PacketPool pool = fixture.packets(2, LONGEST);
    Packet packet = Allocation.packets(pool, LONGEST, 1).getFirst();
    Bytes.fill(packet, Arrays.copyOf(ParseForm.ETH_ARP.frame(), LONGEST));
    packet.parse(0, ParseParam.ETH_ALL);
    Packet copy = Objects.requireNonNull(packet.copy(pool), "copy");
    assertEquals(packet.parseResult(), copy.parseResult(), "what is known of the copy");
    packet.free();
    copy.free();
  }

  private static void turnBit(Packet packet, int at) {
    byte[] octet = new byte[1];
    MemorySegment memory = MemorySegment.ofArray(octet);
    packet.copyTo(at, memory, 0, 1);
    octet[0] ^= 1;
    packet.copyFrom(at, memory, 0, 1);
  }

  /** The frame at every offset. */
  private static Packet[] packets(Fixture fixture, byte[] frame) {
    PacketPool pool = fixture.packets(OFFSETS.length, LONGEST);
    Packet[] packets = new Packet[OFFSETS.length];
    for (int i = 0; i < packets.length; i++) {
      packets[i] = packet(pool, frame, OFFSETS[i]);
    }
    return packets;
  }

  private static Packet packet(Fixture fixture, byte[] frame) {
    return packet(fixture.packets(1, LONGEST), frame, 0);
  }

  private static Packet packet(PacketPool pool, byte[] frame, int offset) {
    Packet packet = Allocation.packets(pool, offset + frame.length, 1).getFirst();
    packet.copyFrom(offset, MemorySegment.ofArray(frame), 0, frame.length);
    return packet;
  }
}
