package org.odpj.spi.output;

import java.util.concurrent.ThreadLocalRandom;
import org.odpj.packet.Packet;
import org.odpj.proto.IpProtocol;
import org.odpj.proto.Ipv6;

/**
 * The fragment header of IPv6 (RFC 8200, section 4.5), which goes between the headers that each
 * fragment repeats and its part of the payload.
 */
final class Ipv6Fragment {
  /** Bytes of a fragment header. */
  static final int LENGTH = 8;

  // Where fields are: in the IPv6 header, and in the fragment header.
  private static final int NEXT_HEADER = 6;
  private static final int OFFSET = 2;
  private static final int IDENTIFICATION = 4;

  private static final int EXTENSION_UNIT = 8;
  private static final int MORE_FRAGMENTS = 1;

  private Ipv6Fragment() {}

  /**
   * What all fragments of a packet have in common. Numbers that cannot be guessed are what RFC 7739
   * asks for.
   *
   * @return the identification
   */
  static int identification() {
    return ThreadLocalRandom.current().nextInt();
  }

  /**
   * Finds the field that says what follows the headers.
   *
   * @param l3 where the IPv6 header starts
   * @param headers where the payload starts
   * @return the field's place
   * @throws IllegalArgumentException if no header ends there, or the packet is a fragment
   */
  static int nextHeaderField(Packet packet, int l3, int headers) {
    int field = l3 + NEXT_HEADER;
    int end = l3 + Ipv6.LENGTH;
    while (end < headers && isExtension(PacketBytes.get8(packet, field))) {
      field = end;
      end += EXTENSION_UNIT * (1 + PacketBytes.get8(packet, end + 1));
    }
    if (end != headers) {
      throw new IllegalArgumentException(
          "the payload offset %d is not where an IPv6 header ends; one ends at %d"
              .formatted(headers, end));
    }
    if (PacketBytes.get8(packet, field) == IpProtocol.FRAGMENT) {
      throw new IllegalArgumentException("the packet is a fragment of IPv6 already");
    }
    return field;
  }

  private static boolean isExtension(int next) {
    return next == IpProtocol.HOP_BY_HOP
        || next == IpProtocol.ROUTING
        || next == IpProtocol.DESTINATION_OPTIONS;
  }

  /**
   * Writes the header into a fragment.
   *
   * @param piece with room for it at {@code at}
   * @param l3 where the IPv6 header starts
   * @param at where the fragment header shall be
   * @param done bytes of the payload before this fragment
   */
  static void write(Packet piece, int l3, int at, boolean last, int done, int identification) {
    int field = nextHeaderField(piece, l3, at);
    PacketBytes.set8(piece, at, PacketBytes.get8(piece, field));
    PacketBytes.set8(piece, at + 1, 0);
    PacketBytes.set16(piece, at + OFFSET, last ? done : done | MORE_FRAGMENTS);
    PacketBytes.set16(piece, at + IDENTIFICATION, identification >>> Short.SIZE);
    PacketBytes.set16(piece, at + IDENTIFICATION + 2, identification);
    PacketBytes.set8(piece, field, IpProtocol.FRAGMENT);
  }
}
