package org.odpj.parse;

import java.lang.foreign.MemorySegment;
import org.odpj.proto.Crc32c;
import org.odpj.proto.InternetChecksum;
import org.odpj.proto.IpProtocol;
import org.odpj.proto.Sctp;
import org.odpj.proto.Udp;

/**
 * Verifies the checksums of UDP, TCP and SCTP. Fragments are not whole, and with IPv4 options or
 * IPv6 extension headers the last destination may not be the one in the header: of these nothing is
 * said.
 */
final class TransportChecksum {
  private static final int RIGHT = 0xffff;
  private static final long BAD = PacketFlags.L4_CHKSUM_BAD | PacketFlags.L4_ERROR;

  // Where the addresses of both kinds of IP headers are: source, then destination.
  private static final int IPV4_ADDRESSES = 12;
  private static final int IPV4_ADDRESSES_LENGTH = 8;
  private static final int IPV6_ADDRESSES = 8;
  private static final int IPV6_ADDRESSES_LENGTH = 32;

  private TransportChecksum() {}

  /**
   * Verifies what is asked for.
   *
   * @return flags of the checksum; 0 if it is not one to verify
   */
  static long verify(
      MemorySegment memory,
      long at,
      int l3,
      int l4,
      int present,
      int end,
      long parsed,
      ParseParam param) {
    ProtoChecksums wanted = param.checksums();
    long mask = PacketFlags.UDP | PacketFlags.TCP | PacketFlags.SCTP;
    long protocol = parsed & mask;
    boolean asked =
        (protocol == PacketFlags.UDP && wanted.udp())
            || (protocol == PacketFlags.TCP && wanted.tcp())
            || (protocol == PacketFlags.SCTP && wanted.sctp());
    if (!asked || (parsed & (PacketFlags.IPFRAG | PacketFlags.IPOPT)) != 0) {
      return 0;
    }
    if (protocol == PacketFlags.UDP) {
      return udp(memory, at, l3, l4, present, parsed);
    }
    if (end > present) {
      return Parsed.INCOMPLETE;
    }
    boolean right =
        protocol == PacketFlags.TCP
            ? sum(memory, at, l3, l4, end - l4, IpProtocol.TCP, parsed) == RIGHT
            : sctp(memory, at + l4, end - l4);
    return right ? PacketFlags.L4_CHKSUM_OK : BAD;
  }

  /** Over IPv4 there may be none; over IPv6 there must be one (RFC 8200, section 8.1). */
  private static long udp(MemorySegment memory, long at, int l3, int l4, int present, long parsed) {
    Udp udp = Udp.at(memory, at + l4);
    if (udp.checksum() == 0) {
      return (parsed & PacketFlags.IPV4) != 0 ? PacketFlags.L4_CHKSUM_OK : BAD;
    }
    if (l4 + udp.length() > present) {
      return Parsed.INCOMPLETE;
    }
    boolean right = sum(memory, at, l3, l4, udp.length(), IpProtocol.UDP, parsed) == RIGHT;
    return right ? PacketFlags.L4_CHKSUM_OK : BAD;
  }

  /** The sum over pseudo header, header and payload. */
  private static int sum(
      MemorySegment memory, long at, int l3, int l4, int length, int protocol, long parsed) {
    boolean ipv4 = (parsed & PacketFlags.IPV4) != 0;
    int addresses =
        ipv4
            ? InternetChecksum.sum(memory, at + l3 + IPV4_ADDRESSES, IPV4_ADDRESSES_LENGTH)
            : InternetChecksum.sum(memory, at + l3 + IPV6_ADDRESSES, IPV6_ADDRESSES_LENGTH);
    int payload = InternetChecksum.sum(memory, at + l4, length);
    return InternetChecksum.fold((long) addresses + payload + length + protocol);
  }

  /** The checksum field counts as 0. */
  private static boolean sctp(MemorySegment memory, long at, int length) {
    int fieldless = Sctp.LENGTH - Integer.BYTES;
    int crc = Crc32c.update(0, memory, at, fieldless);
    crc = Crc32c.zeros(crc, Integer.BYTES);
    crc = Crc32c.update(crc, memory, at + Sctp.LENGTH, length - Sctp.LENGTH);
    return crc == Sctp.at(memory, at).checksum();
  }
}
