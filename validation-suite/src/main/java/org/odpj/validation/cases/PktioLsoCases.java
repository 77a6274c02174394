package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.odpj.packet.FreeControl;
import org.odpj.packet.LsoField;
import org.odpj.packet.LsoField.Bits;
import org.odpj.packet.LsoField.Operation;
import org.odpj.packet.LsoProfile;
import org.odpj.packet.LsoProtocol;
import org.odpj.packet.LsoRequest;
import org.odpj.packet.Packet;
import org.odpj.parse.ParseParam;
import org.odpj.parse.Proto;
import org.odpj.parse.ProtoChecksums;
import org.odpj.parse.ProtoLayer;
import org.odpj.pktio.PktioConfig;
import org.odpj.pktio.PktoutConfig;
import org.odpj.proto.EtherType;
import org.odpj.proto.Ethernet;
import org.odpj.proto.IpProtocol;
import org.odpj.proto.Ipv4;
import org.odpj.proto.Ipv6;
import org.odpj.proto.Tcp;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/** Packets that are cut by output (large send offload). */
@CasesOf("pktio")
public final class PktioLsoCases {
  private static final int LENGTH = 2_048;

  // Places of the custom header's fields.
  private static final int NUMBER_AT = 14;
  private static final int LENGTH_AT = 16;
  private static final int OFFSET_AT = 18;
  private static final int BITS_AT = 22;
  private static final int CUSTOM_HEADERS = 23;

  @Conformance(
      odp = {
        "pktio/lso_send_custom_eth_723_288_opt",
        "pktio/lso_send_custom_eth_723_500_opt",
        "pktio/lso_send_custom_eth_723_800_opt",
        "pktio/lso_send_custom_eth_723_288_pkt_meta",
        "pktio/lso_send_custom_eth_723_500_pkt_meta",
        "pktio/lso_send_custom_eth_723_800_pkt_meta",
        "pktio/lso_create_custom_profile"
      },
      clause = "A packet is cut into parts with its headers before each, custom fields changed.",
      strategy =
          "723 bytes by 288, 500 and 800: number, lengths, content, a field that wraps; a packet"
              + " that needs no cut is unchanged.",
      ifFails = "Addition in network byte order.")
  void cutsCustom(Fixture fixture) {
    Wire wire = wire(fixture, LsoProtocol.CUSTOM);
    LsoProfile profile =
        new LsoProfile(
            LsoProtocol.CUSTOM,
            List.of(
                new LsoField.Add(Operation.ADD_SEGMENT_NUMBER, NUMBER_AT, 2),
                new LsoField.Add(Operation.ADD_PAYLOAD_LENGTH, LENGTH_AT, 2),
                new LsoField.Add(Operation.ADD_PAYLOAD_OFFSET, OFFSET_AT, 4),
                new LsoField.WriteBits(
                    BITS_AT, new Bits(0x0f, 0x01), new Bits(0x0f, 0x02), new Bits(0xf0, 0x40))));
    for (int maxPayload : new int[] {288, 500, 800}) {
      Packet packet = wire.frames(1, 723).getFirst();
      byte[] frame = Bytes.of(packet);
      ByteBuffer.wrap(frame).putShort(NUMBER_AT, (short) -1).putShort(LENGTH_AT, (short) 7);
      ByteBuffer.wrap(frame).putInt(OFFSET_AT, 1_000_000).put(BITS_AT, (byte) 0x55);
      Bytes.fill(packet, frame);
      packet.output().lso(new LsoRequest(profile, CUSTOM_HEADERS, maxPayload));
      wire.send(List.of(packet));
      int payload = 723 - CUSTOM_HEADERS;
      if (payload <= maxPayload) {
        Packet whole = wire.receive(1).getFirst();
        assertArrayEquals(frame, Bytes.of(whole), "a packet that needs no cut");
        whole.free();
        continue;
      }
      int count = (payload + maxPayload - 1) / maxPayload;
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      for (int i = 0; i < count; i++) {
        Packet piece = wire.receive(1).getFirst();
        byte[] bytes = Bytes.of(piece);
        int part = Math.min(maxPayload, payload - i * maxPayload);
        assertEquals(CUSTOM_HEADERS + part, bytes.length, "length of a piece");
        ByteBuffer fields = ByteBuffer.wrap(bytes);
        assertEquals((short) (i - 1), fields.getShort(NUMBER_AT), "number");
        assertEquals(7 + part, fields.getShort(LENGTH_AT), "payload length");
        assertEquals(1_000_000 + i * maxPayload, fields.getInt(OFFSET_AT), "payload offset");
        int bits = i == 0 ? 0x51 : i < count - 1 ? 0x52 : 0x45;
        assertEquals(bits, fields.get(BITS_AT), "bits of segment " + i);
        assertArrayEquals(
            Arrays.copyOf(frame, NUMBER_AT), Arrays.copyOf(bytes, NUMBER_AT), "headers");
        content.write(bytes, CUSTOM_HEADERS, part);
        piece.free();
      }
      assertArrayEquals(
          Arrays.copyOfRange(frame, CUSTOM_HEADERS, 723), content.toByteArray(), "payload");
    }
    assertEquals(0, wire.receiveRest(), "more pieces");
  }

  @Conformance(
      odp = {
        "pktio/lso_send_ipv4_325_700_opt",
        "pktio/lso_send_ipv4_1500_700_opt",
        "pktio/lso_send_ipv4_1500_1000_opt",
        "pktio/lso_send_ipv4_325_700_pkt_meta",
        "pktio/lso_send_ipv4_1500_700_pkt_meta",
        "pktio/lso_send_ipv4_1500_1000_pkt_meta",
        "pktio/lso_create_ipv4_profile"
      },
      clause = "An IPv4 packet becomes fragments (RFC 791): offsets, flags, lengths and checksum.",
      strategy = "325 and 1,500 bytes by 700 and 1,000; every fragment's header; the payload.",
      ifFails = "Fragments are of multiples of 8 bytes, whatever was asked for.")
  void fragmentsIpv4(Fixture fixture) {
    Wire wire = wire(fixture, LsoProtocol.IPV4);
    for (int[] form : new int[][] {{325, 700}, {1_500, 700}, {1_500, 1_000}}) {
      int headers = Ethernet.LENGTH + Ipv4.LENGTH;
      Packet packet = ip(wire, EtherType.IPV4, Ethernet.LENGTH + form[0]);
      ipv4(packet, IpProtocol.UDP);
      byte[] frame = Bytes.of(packet);
      packet.output().lso(new LsoRequest(LsoProfile.of(LsoProtocol.IPV4), headers, form[1]));
      wire.send(List.of(packet));
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      while (content.size() < frame.length - headers) {
        Packet piece = wire.receive(1).getFirst();
        Ipv4 header = Ipv4.at(piece.memory(), piece.dataOffset(Ethernet.LENGTH));
        int part = piece.length() - headers;
        assertTrue(part <= form[1], "length of a fragment");
        assertTrue(header.checksumValid(), "checksum");
        assertEquals(Ipv4.LENGTH + part, header.totalLength(), "total length");
        assertEquals(content.size(), header.fragmentOffset(), "fragment offset");
        content.write(Bytes.of(piece), headers, part);
        boolean last = content.size() == frame.length - headers;
        assertEquals(!last || content.size() > part, header.isFragment(), "a fragment");
        piece.free();
      }
      assertArrayEquals(
          Arrays.copyOfRange(frame, headers, frame.length), content.toByteArray(), "payload");
    }
    assertEquals(0, wire.receiveRest(), "more fragments");
  }

  @Conformance(
      clause =
          "An IPv6 packet becomes fragments (RFC 8200): a fragment header behind the headers that"
              + " are repeated.",
      strategy =
          "1,500 bytes by 700, without and with an extension header: chain, offsets, flags, one"
              + " identification, lengths, payload; a fragment again is refused.",
      ifFails = "Which header says what follows: the last of those that are repeated.")
  void fragmentsIpv6(Fixture fixture) {
    Wire wire = wire(fixture, LsoProtocol.IPV6);
    LsoProfile profile = LsoProfile.of(LsoProtocol.IPV6);
    for (int extension : new int[] {0, 8}) {
      int headers = Ethernet.LENGTH + Ipv6.LENGTH + extension;
      Packet packet = ip(wire, EtherType.IPV6, Ethernet.LENGTH + 1_500);
      int first = extension == 0 ? IpProtocol.UDP : IpProtocol.HOP_BY_HOP;
      Ipv6.at(packet.memory(), packet.dataOffset(Ethernet.LENGTH))
          .init(1_500 - Ipv6.LENGTH, first, 64);
      if (extension > 0) {
        byte[] options = {IpProtocol.UDP, 0, 1, 4, 0, 0, 0, 0}; // padding of four bytes
        packet.copyFrom(headers - extension, MemorySegment.ofArray(options), 0, extension);
      }
      byte[] frame = Bytes.of(packet);
      packet.output().lso(new LsoRequest(profile, headers, 700));
      wire.send(List.of(packet));
      List<byte[]> pieces = wire.receive(3).stream().map(PktioLsoCases::taken).toList();
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      for (byte[] bytes : pieces) {
        int part = bytes.length - headers - 8;
        ByteBuffer header = ByteBuffer.wrap(bytes, headers, 8).slice();
        int next = extension == 0 ? Ethernet.LENGTH + 6 : headers - extension;
        assertEquals(IpProtocol.FRAGMENT, bytes[next], "what the headers say follows");
        assertEquals(IpProtocol.UDP, header.get(0), "what the fragment header says follows");
        boolean last = content.size() + part == frame.length - headers;
        assertEquals(content.size() | (last ? 0 : 1), header.getShort(2), "offset and flag");
        assertEquals(
            ByteBuffer.wrap(pieces.getFirst()).getInt(headers + 4),
            header.getInt(4),
            "identification");
        int length = ByteBuffer.wrap(bytes).getShort(Ethernet.LENGTH + 4);
        assertEquals(bytes.length - Ethernet.LENGTH - Ipv6.LENGTH, length, "payload length");
        content.write(bytes, headers + 8, part);
      }
      assertArrayEquals(
          Arrays.copyOfRange(frame, headers, frame.length), content.toByteArray(), "payload");
      Packet fragment = ip(wire, EtherType.IPV6, pieces.getFirst().length);
      Bytes.fill(fragment, pieces.getFirst());
      refuses(wire, fragment, new LsoRequest(profile, headers, 16));
      fragment.free();
    }
    assertEquals(0, wire.receiveRest(), "more fragments");
  }

  private static byte[] taken(Packet packet) {
    byte[] bytes = Bytes.of(packet);
    packet.free();
    return bytes;
  }

  @Conformance(
      clause =
          "A TCP segment becomes several: sequence numbers, flags, lengths and checksums are those"
              + " of each.",
      strategy = "1,400 bytes over IPv4 and IPv6 by 500; every segment parsed with verification.",
      ifFails = "FIN and PSH belong to the last segment, CWR to the first.")
  void segmentsTcp(Fixture fixture) {
    for (LsoProtocol protocol : new LsoProtocol[] {LsoProtocol.TCP_IPV4, LsoProtocol.TCP_IPV6}) {
      Wire wire = wire(fixture, protocol);
      boolean v4 = protocol == LsoProtocol.TCP_IPV4;
      int l4 = Ethernet.LENGTH + (v4 ? Ipv4.LENGTH : Ipv6.LENGTH);
      int headers = l4 + Tcp.LENGTH;
      Packet packet = ip(wire, v4 ? EtherType.IPV4 : EtherType.IPV6, headers + 1_400);
      if (v4) {
        ipv4(packet, IpProtocol.TCP);
      } else {
        Ipv6.at(packet.memory(), packet.dataOffset(Ethernet.LENGTH))
            .init(packet.length() - l4, IpProtocol.TCP, 64);
      }
      Tcp.at(packet.memory(), packet.dataOffset(l4)).init(1, 2, -200, 5, 0x99);
      assertTrue(packet.l4Offset(l4), "transport layer");
      byte[] frame = Bytes.of(packet);
      packet.output().lso(new LsoRequest(LsoProfile.of(protocol), headers, 500));
      wire.send(List.of(packet));
      for (int i = 0; i < 3; i++) {
        Packet piece = wire.receive(1).getFirst();
        ParseParam verify = new ParseParam(Proto.ETH, ProtoLayer.ALL, ProtoChecksums.ALL);
        assertTrue(piece.parse(0, verify), "a sound segment with right checksums");
        assertEquals(headers + (i < 2 ? 500 : 400), piece.length(), "length");
        Tcp tcp = Tcp.at(piece.memory(), piece.dataOffset(l4));
        assertEquals(-200 + i * 500, tcp.sequence(), "sequence number");
        assertEquals(List.of(0x90, 0x10, 0x19).get(i), tcp.flags(), "flags of segment " + i);
        int from = headers + i * 500;
        assertArrayEquals(
            Arrays.copyOfRange(frame, from, from + piece.length() - headers),
            Arrays.copyOfRange(Bytes.of(piece), headers, piece.length()),
            "payload");
        piece.free();
      }
      assertEquals(0, wire.receiveRest(), "more segments");
      wire.pktio.close();
    }
  }

  @Conformance(
      odp = {"pktio/lso_capability"},
      clause = "What cannot be cut is refused naming the reason; the packet stays its owner's.",
      strategy =
          "More pieces than the capability; no layer offset; a field behind the headers; fragments"
              + " under 8 bytes; then the same packet uncut. A packet that is kept is not freed.",
      ifFails = "Checks that come after pieces were made.")
  void refusesWhatCannotBeCut(Fixture fixture) {
    Wire wire = wire(fixture, LsoProtocol.CUSTOM);
    Packet packet = ip(wire, EtherType.IPV4, 1_500);
    ipv4(packet, IpProtocol.UDP);
    byte[] frame = Bytes.of(packet);
    LsoProfile custom = new LsoProfile(LsoProtocol.CUSTOM, List.of());
    refuses(wire, packet, new LsoRequest(custom, 34, 1));
    LsoField behind = new LsoField.Add(Operation.ADD_SEGMENT_NUMBER, 33, 2);
    LsoProfile wrong = new LsoProfile(LsoProtocol.CUSTOM, List.of(behind));
    refuses(wire, packet, new LsoRequest(wrong, 34, 500));
    refuses(wire, packet, new LsoRequest(LsoProfile.of(LsoProtocol.IPV4), 34, 7));
    refuses(wire, packet, new LsoRequest(LsoProfile.of(LsoProtocol.TCP_IPV4), 54, 500));
    assertThrows(
        IllegalArgumentException.class, () -> new LsoRequest(custom, 34, 0), "payload of 0");

    packet.output().lso(new LsoRequest(custom, 14, 1_000));
    packet.output().freeControl(FreeControl.DONT_FREE);
    wire.send(List.of(packet));
    Allocation.free(wire.receive(2));
    assertArrayEquals(frame, Bytes.of(packet), "the packet kept");
    packet.output().lso(null);
    packet.output().freeControl(FreeControl.FREE);
    wire.send(List.of(packet));
    Packet whole = wire.receive(1).getFirst();
    assertFalse(whole.output().isSet(), "requests of a received packet");
    assertArrayEquals(frame, Bytes.of(whole), "the packet uncut");
    whole.free();
  }

  private static void refuses(Wire wire, Packet packet, LsoRequest request) {
    packet.output().lso(request);
    Packet[] one = {packet};
    assertThrows(
        IllegalArgumentException.class,
        () -> wire.pktio.output(0).send(one, 0, 1),
        () -> request.toString());
  }

  private static Wire wire(Fixture fixture, LsoProtocol protocol) {
    Wire wire = Wire.opened(fixture, LENGTH);
    NotApplicable.unlessContains(
        "protocols of large send offload", wire.pktio.capability().pktout().lso(), protocol);
    PktoutConfig config = PktoutConfig.defaults().withLso(true).withDontFree(true);
    wire.pktio.configure(PktioConfig.unparsed().withPktout(config));
    wire.pktio.start();
    return wire;
  }

  private static Packet ip(Wire wire, int type, int length) {
    Packet packet = wire.frames(1, length).getFirst();
    Ethernet.at(packet.memory(), packet.dataOffset()).type(type);
    assertTrue(packet.l3Offset(Ethernet.LENGTH), "network layer");
    return packet;
  }

  private static void ipv4(Packet packet, int protocol) {
    MemorySegment memory = packet.memory();
    Ipv4.at(memory, packet.dataOffset(Ethernet.LENGTH))
        .init(packet.length() - Ethernet.LENGTH, 64, protocol, 0x0a00_0001, 0x0a00_0002);
  }
}
