package org.odpj.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Flyweights against octets as they are on the wire, at an odd offset. */
class HeaderTest {
  private static final int OFFSET = 3;

  private static MemorySegment wire(String hex) {
    byte[] octets = HexFormat.of().parseHex("000000" + hex.replace(" ", ""));
    return MemorySegment.ofArray(octets);
  }

  private static String hex(MemorySegment memory) {
    return HexFormat.of().formatHex(memory.asSlice(OFFSET).toArray(Wire.BYTE));
  }

  @Test
  void ethernetReadsItsFields() {
    Ethernet header = Ethernet.at(wire("ffeeddccbbaa 020304050607 0800"), OFFSET);
    assertThat(header.destination()).isEqualTo(0xffee_ddcc_bbaaL);
    assertThat(header.source()).isEqualTo(0x0203_0405_0607L);
    assertThat(header.type()).isEqualTo(EtherType.IPV4);
  }

  @Test
  void ethernetWritesItsFieldsAndNothingElse() {
    MemorySegment memory = wire("000000000000 000000000000 0000 5a");
    Ethernet.at(memory, OFFSET)
        .destination(0xffee_ddcc_bbaaL)
        .source(0x0203_0405_0607L)
        .type(0x86dd);
    assertThat(hex(memory)).isEqualTo("ffeeddccbbaa02030405060786dd5a");
  }

  @Test
  void ethernetSwapsItsAddresses() {
    MemorySegment memory = wire("ffeeddccbbaa 828384858687 88a8");
    Ethernet.at(memory, OFFSET).swapAddresses();
    assertThat(hex(memory)).isEqualTo("828384858687ffeeddccbbaa88a8");
  }

  @Test
  void aHeaderThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> Ethernet.at(wire("ffeeddccbbaa 8283848586"), OFFSET))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void vlanReadsAndWritesItsFields() {
    MemorySegment memory = wire("b123 0800");
    Vlan tag = Vlan.at(memory, OFFSET);
    assertThat(tag.priority()).isEqualTo(5);
    assertThat(tag.dropEligible()).isTrue();
    assertThat(tag.id()).isEqualTo(0x123);
    assertThat(tag.type()).isEqualTo(EtherType.IPV4);
    tag.control(7, false, 0xfff).type(EtherType.ARP);
    assertThat(hex(memory)).isEqualTo("efff0806");
  }

  @Test
  void ipv4FillsAHeaderWhoseChecksumIsRight() {
    // The header that most texts on the checksum compute: 0xb861 is its checksum.
    MemorySegment memory = wire("4500 0073 0000 4000 4011 b861 c0a8 0001 c0a8 00c7");
    Ipv4 header = Ipv4.at(memory, OFFSET);
    assertThat(header.version()).isEqualTo(4);
    assertThat(header.headerLength()).isEqualTo(20);
    assertThat(header.totalLength()).isEqualTo(0x73);
    assertThat(header.isFragment()).isFalse();
    assertThat(header.ttl()).isEqualTo(64);
    assertThat(header.protocol()).isEqualTo(IpProtocol.UDP);
    assertThat(header.source()).isEqualTo(0xc0a80001);
    assertThat(header.destination()).isEqualTo(0xc0a800c7);
    assertThat(header.checksumValid()).isTrue();
    assertThat(header.updateChecksum().checksum()).isEqualTo(0xb861);

    header.init(0x73, 64, IpProtocol.UDP, 0xc0a80001, 0xc0a800c7);
    assertThat(header.checksumValid()).isTrue();
    memory.set(Wire.BYTE, OFFSET + 8, (byte) 63);
    assertThat(header.checksumValid()).isFalse();
  }

  @Test
  void ipv4KnowsFragments() {
    assertThat(fragment("2000")).isTrue();
    assertThat(fragment("0001")).isTrue();
    assertThat(fragment("4000")).isFalse();
  }

  private static boolean fragment(String flagsAndOffset) {
    return Ipv4.at(
            wire("4500 0014 0000 " + flagsAndOffset + " 0000 0000 00000000 00000000"), OFFSET)
        .isFragment();
  }

  @Test
  void udpFillsAHeader() {
    MemorySegment memory = wire("ffff ffff ffff ffff");
    Udp header = Udp.at(memory, OFFSET).init(53, 0xfffe, 300);
    assertThat(hex(memory)).isEqualTo("0035fffe012c0000");
    assertThat(header.source()).isEqualTo(53);
    assertThat(header.destination()).isEqualTo(0xfffe);
    assertThat(header.length()).isEqualTo(300);
    assertThat(header.checksum()).isZero();
  }

  @Test
  void checksumSumPadsAnOddLastOctet() {
    // RFC 1071, section 3: the words 0001 f203 f4f5 f6f7 sum to ddf2.
    MemorySegment memory = wire("0001f203f4f5f6f7 ab");
    assertThat(InternetChecksum.sum(memory, OFFSET, 8)).isEqualTo(0xddf2);
    assertThat(InternetChecksum.sum(memory, OFFSET, 6)).isEqualTo(0xe6fa);
    assertThat(InternetChecksum.sum(memory, OFFSET + 8, 1)).isEqualTo(0xab00);
    assertThat(InternetChecksum.sum(memory, OFFSET, 0)).isZero();
  }
}
