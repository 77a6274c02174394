package org.odpj.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.odpj.proto.EtherType;
import org.odpj.proto.IpProtocol;

/** The parser on single frames whose result is known, and on many of which only rules are. */
class HeaderParserTest {
  private static final long SEED = 20_260_101;
  private static final byte[] STATION = {2, 0, 0, 0, 0, 2};
  private static final int ADDRESS = 0x0a00_0002;
  private static final ParseParam CHECKED =
      new ParseParam(Proto.ETH, ProtoLayer.ALL, ProtoChecksums.ALL);

  private static FrameBuilder payload(int length) {
    return new FrameBuilder(new Random(SEED), length);
  }

  private static Frame udp() {
    return payload(22)
        .udp(40_001, false, ADDRESS)
        .ipv4(IpProtocol.UDP, ADDRESS, 0, 0)
        .eth(STATION, EtherType.IPV4)
        .build();
  }

  private static void check(long parsed, long flags, int l3, int l4) {
    assertThat(Long.toHexString(Parsed.flags(parsed))).isEqualTo(Long.toHexString(flags));
    assertThat(Parsed.l3(parsed)).as("network layer").isEqualTo(l3);
    assertThat(Parsed.l4(parsed)).as("transport layer").isEqualTo(l4);
  }

  @Test
  void findsUdp() {
    long flags =
        PacketFlags.L2
            | PacketFlags.L3
            | PacketFlags.L4
            | PacketFlags.ETH
            | PacketFlags.IPV4
            | PacketFlags.UDP;
    check(udp().parse(ParseParam.ETH_ALL), flags, 14, 34);
    check(
        udp().parse(CHECKED), flags | PacketFlags.L3_CHKSUM_OK | PacketFlags.L4_CHKSUM_OK, 14, 34);
  }

  @Test
  void stopsAtTheLayerAskedFor() {
    long l2 = PacketFlags.L2 | PacketFlags.ETH;
    long l3 = l2 | PacketFlags.L3 | PacketFlags.IPV4;
    ProtoChecksums none = ProtoChecksums.NONE;
    check(udp().parse(new ParseParam(Proto.ETH, ProtoLayer.L2, none)), l2, 14, Parsed.NONE);
    check(udp().parse(new ParseParam(Proto.ETH, ProtoLayer.L3, none)), l3, 14, 34);
  }

  @Test
  void aLayerBelowTheFirstHeaderIsRefused() {
    assertThatThrownBy(() -> new ParseParam(Proto.IPV4, ProtoLayer.L2, ProtoChecksums.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("L2");
  }

  @Test
  void wrongChecksumsAreErrorsOnlyWhenVerified() {
    Frame badIp = udp().with("TTL", 22, 63);
    assertThat(badIp.parse(ParseParam.ETH_ALL) & PacketFlags.ERRORS).isZero();
    assertThat(badIp.parse(CHECKED) & (PacketFlags.L3_ERROR | PacketFlags.L3_CHKSUM_BAD))
        .isEqualTo(PacketFlags.L3_ERROR | PacketFlags.L3_CHKSUM_BAD);
    Frame badUdp = udp().with("payload", 50, ~udp().bytes()[50]);
    assertThat(badUdp.parse(ParseParam.ETH_ALL) & PacketFlags.ERRORS).isZero();
    assertThat(ChecksumStatus.l4(badUdp.parse(CHECKED))).isEqualTo(ChecksumStatus.BAD);
    Frame none = udp().with("no checksum", 40, 0, 0);
    assertThat(ChecksumStatus.l4(none.parse(CHECKED))).isEqualTo(ChecksumStatus.OK);
  }

  @Test
  void ipv6HasNoUdpWithoutChecksum() {
    Frame frame =
        payload(9)
            .udp(40_001, true, 0)
            .ipv6(IpProtocol.UDP, false)
            .eth(STATION, EtherType.IPV6)
            .build();
    assertThat(ChecksumStatus.l4(frame.parse(CHECKED))).isEqualTo(ChecksumStatus.OK);
    Frame none = frame.with("no checksum", 60, 0, 0);
    assertThat(ChecksumStatus.l4(none.parse(CHECKED))).isEqualTo(ChecksumStatus.BAD);
  }

  @Test
  void aChainOfExtensionHeadersIsBounded() {
    FrameBuilder builder = payload(8);
    for (int i = 0; i < 17; i++) {
      int next = i == 0 ? 253 : IpProtocol.DESTINATION_OPTIONS;
      builder.extension(IpProtocol.DESTINATION_OPTIONS, next, 0);
    }
    Frame frame =
        builder.ipv6(IpProtocol.DESTINATION_OPTIONS, false).eth(STATION, EtherType.IPV6).build();
    assertThat(frame.parse(ParseParam.ETH_ALL) & PacketFlags.L3_ERROR)
        .isEqualTo(PacketFlags.L3_ERROR);
  }

  @Test
  void aFrameOfNoBytesYetIsAnError() {
    assertThat(new Frame("one byte", new byte[1]).parse(ParseParam.ETH_ALL))
        .isEqualTo(PacketFlags.L2 | PacketFlags.L2_ERROR);
  }

  @Test
  void soundFramesHaveNoErrorAndRightChecksums() {
    for (Frame frame : FrameCorpus.sound(SEED, 2_000)) {
      long parsed = frame.parse(CHECKED);
      assertThat(parsed & PacketFlags.ERRORS).as(() -> "seed " + SEED + ", " + frame).isZero();
    }
  }

  /** Memory of exactly the frame's size: reading beyond it throws. */
  @Test
  void neverThrowsWhereverAFrameEnds() {
    Stream.concat(FrameCorpus.sound(SEED, 300).stream(), FrameCorpus.malformed(SEED, 300).stream())
        .forEach(frame -> {
          for (int length = 1; length <= frame.length(); length++) {
            for (ParseParam param : everyParam()) {
              checkRules(frame.truncated(length), param);
            }
          }
        });
  }

  /** What every result keeps, whatever the frame. */
  private static void checkRules(Frame frame, ParseParam param) {
    long parsed = frame.parse(param);
    assertThat(Parsed.incomplete(parsed)).as(frame::toString).isFalse();
    assertThat(Parsed.l3(parsed)).as(frame::toString).isLessThan(frame.length());
    assertThat(Parsed.l4(parsed)).as(frame::toString).isLessThan(frame.length());
    if (Parsed.l4(parsed) != Parsed.NONE) {
      assertThat(Parsed.l4(parsed)).as(frame::toString).isGreaterThan(Parsed.l3(parsed));
    }
  }

  private static List<ParseParam> everyParam() {
    return List.of(
        CHECKED,
        new ParseParam(Proto.IPV4, ProtoLayer.ALL, ProtoChecksums.ALL),
        new ParseParam(Proto.IPV6, ProtoLayer.ALL, ProtoChecksums.ALL));
  }

  /** The short cut for usual frames gives what the layers' parsers give, or nothing. */
  @Test
  void theShortCutAgrees() {
    List<Frame> frames = FrameCorpus.sound(SEED, 5_000);
    frames.addAll(FrameCorpus.malformed(SEED, 20_000));
    int usual = 0;
    for (Frame frame : frames) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment memory = frame.in(arena);
        int length = frame.length();
        long parsed = UsualFrame.parse(memory, 0, length, length);
        if (parsed != UsualFrame.UNUSUAL) {
          usual++;
          assertThat(parsed)
              .as(() -> "seed " + SEED + ", " + frame)
              .isEqualTo(HeaderParser.frame(memory, 0, length, length, ParseParam.ETH_ALL));
        }
      }
    }
    assertThat(usual).isGreaterThan(200);
  }

  /** Where the memory holds less than the packet, the result is the same or says so. */
  @Test
  void saysWhenItNeedsMore() {
    List<Frame> frames = FrameCorpus.malformed(SEED, 100);
    frames.addAll(FrameCorpus.sound(SEED, 200));
    for (Frame frame : frames) {
      long whole = frame.parse(CHECKED);
      for (int present = 1; present < frame.length(); present++) {
        try (Arena arena = Arena.ofConfined()) {
          MemorySegment memory = frame.truncated(present).in(arena);
          long parsed = HeaderParser.parse(memory, 0, present, frame.length(), CHECKED);
          if (!Parsed.incomplete(parsed)) {
            assertThat(parsed).as("%d bytes of %s", present, frame).isEqualTo(whole);
          }
        }
      }
    }
  }
}
