package org.odpj.spi.output;

import org.jspecify.annotations.Nullable;
import org.odpj.packet.LsoField;
import org.odpj.packet.LsoProtocol;
import org.odpj.packet.LsoRequest;
import org.odpj.packet.Packet;
import org.odpj.proto.Ipv4;
import org.odpj.proto.Ipv6;

/** Cuts a packet for large send offload: the same headers, mended, before each part. */
final class Segmentation {
  /** The most pieces of one packet. */
  static final int MOST = 128;

  // Where fields are in the headers.
  private static final int IPV4_TOTAL_LENGTH = 2;
  private static final int IPV4_ID = 4;
  private static final int IPV4_FRAGMENT = 6;
  private static final int IPV4_ADDRESSES = 12;
  private static final int IPV6_PAYLOAD_LENGTH = 4;
  private static final int IPV6_ADDRESSES = 8;
  private static final int TCP_SEQUENCE = 4;
  private static final int TCP_FLAGS = 13;

  private static final int MORE_FRAGMENTS = 0x2000;
  private static final int FRAGMENT_UNIT = 8;

  /** Flags that only the last segment keeps: FIN and PSH. */
  private static final int LAST_ONLY = 0x09;

  /** The flag that only the first segment keeps: CWR. */
  private static final int FIRST_ONLY = 0x80;

  private Segmentation() {}

  /** Whether a packet is longer than what shall leave at once. */
  static boolean isNeeded(Packet packet, LsoRequest request) {
    return packet.length() - request.payloadOffset() > request.maxPayload();
  }

  /**
   * How many pieces a packet makes.
   *
   * @throws IllegalArgumentException if it cannot be cut so
   */
  static int pieces(Packet packet, LsoRequest request) {
    int step = step(request);
    if (step == 0) {
      throw new IllegalArgumentException(
          "fragments of %d bytes: an IP fragment has at least %d"
              .formatted(request.maxPayload(), FRAGMENT_UNIT));
    }
    int payload = packet.length() - request.payloadOffset();
    int count = (payload + step - 1) / step;
    if (count > MOST) {
      throw new IllegalArgumentException(
          "large send offload would cut a packet of %d bytes into %d; at most %d are possible"
              .formatted(packet.length(), count, MOST));
    }
    check(packet, request);
    return count;
  }

  private static int step(LsoRequest request) {
    return switch (request.profile().protocol()) {
      case IPV4, IPV6 -> request.maxPayload() / FRAGMENT_UNIT * FRAGMENT_UNIT;
      case CUSTOM, TCP_IPV4, TCP_IPV6 -> request.maxPayload();
    };
  }

  /** Refuses a packet whose headers are not where the request needs them. */
  private static void check(Packet packet, LsoRequest request) {
    int headers = request.payloadOffset();
    int needed =
        switch (request.profile().protocol()) {
          case CUSTOM -> 0;
          case IPV4 -> layer(packet.l3Offset(), "network") + Ipv4.LENGTH;
          case TCP_IPV4, TCP_IPV6 -> {
            layer(packet.l3Offset(), "network");
            yield layer(packet.l4Offset(), "transport") + TCP_FLAGS + 1;
          }
          case IPV6 -> layer(packet.l3Offset(), "network") + Ipv6.LENGTH;
        };
    for (LsoField field : request.profile().fields()) {
      needed = Math.max(needed, field.offset() + field.size());
    }
    if (needed > headers) {
      throw new IllegalArgumentException(
          "the headers to mend end at %d, behind the payload offset %d".formatted(needed, headers));
    }
    if (request.profile().protocol() == LsoProtocol.IPV6) {
      Ipv6Fragment.nextHeaderField(packet, packet.l3Offset(), headers);
    }
  }

  private static int layer(int offset, String name) {
    if (offset < 0) {
      throw new IllegalArgumentException(
          "large send offload needs the packet's " + name + " layer offset");
    }
    return offset;
  }

  /**
   * Makes the pieces.
   *
   * @return false if packets are missing; none was made
   */
  static boolean cut(Packet packet, LsoRequest request, @Nullable Packet[] into, int count) {
    int headers = request.payloadOffset();
    int step = step(request);
    boolean fragments = request.profile().protocol() == LsoProtocol.IPV6;
    int inserted = fragments ? Ipv6Fragment.LENGTH : 0;
    int identification = fragments ? Ipv6Fragment.identification() : 0;
    for (int i = 0; i < count; i++) {
      int from = headers + i * step;
      int part = Math.min(step, packet.length() - from);
      Packet piece = packet.pool().alloc(headers + inserted + part);
      if (piece == null) {
        free(into, i);
        return false;
      }
      piece.copyFrom(0, packet, 0, headers);
      piece.copyFrom(headers + inserted, packet, from, part);
      piece.l2Offset(packet.l2Offset());
      piece.l3Offset(packet.l3Offset());
      piece.l4Offset(packet.l4Offset());
      boolean last = i == count - 1;
      if (fragments) {
        Ipv6Fragment.write(piece, piece.l3Offset(), headers, last, i * step, identification);
      }
      mend(piece, request, i, last, part, i * step);
      into[i] = piece;
    }
    return true;
  }

  private static void free(@Nullable Packet[] made, int count) {
    for (int i = 0; i < count; i++) {
      Packet piece = made[i];
      if (piece != null) {
        piece.free();
      }
    }
  }

  private static void mend(
      Packet piece, LsoRequest request, int number, boolean last, int part, int done) {
    int l3 = piece.l3Offset();
    switch (request.profile().protocol()) {
      case CUSTOM -> custom(piece, request, number, last, part, done);
      case IPV4 -> ipv4Fragment(piece, l3, last, done);
      case TCP_IPV4 -> {
        PacketBytes.set16(piece, l3 + IPV4_TOTAL_LENGTH, piece.length() - l3);
        PacketBytes.add(piece, l3 + IPV4_ID, 2, number);
        ChecksumInsertion.ipv4Header(piece, l3);
        tcp(piece, number, last, done, l3 + IPV4_ADDRESSES, 8);
      }
      case TCP_IPV6 -> {
        ipv6Length(piece, l3);
        tcp(piece, number, last, done, l3 + IPV6_ADDRESSES, 32);
      }
      case IPV6 -> ipv6Length(piece, l3);
    }
  }

  private static void ipv6Length(Packet piece, int l3) {
    PacketBytes.set16(piece, l3 + IPV6_PAYLOAD_LENGTH, piece.length() - l3 - Ipv6.LENGTH);
  }

  private static void custom(
      Packet piece, LsoRequest request, int number, boolean last, int part, int done) {
    for (LsoField field : request.profile().fields()) {
      switch (field) {
        case LsoField.Add add -> {
          int summand =
              switch (add.operation()) {
                case ADD_SEGMENT_NUMBER -> number;
                case ADD_PAYLOAD_LENGTH -> part;
                case ADD_PAYLOAD_OFFSET -> done;
              };
          PacketBytes.add(piece, add.offset(), add.size(), summand);
        }
        case LsoField.WriteBits write -> {
          LsoField.Bits between = last ? write.last() : write.middle();
          LsoField.Bits bits = number == 0 ? write.first() : between;
          PacketBytes.set8(piece, write.offset(), bits.in(PacketBytes.get8(piece, write.offset())));
        }
      }
    }
  }

  /** The packet may be a fragment itself. */
  private static void ipv4Fragment(Packet piece, int l3, boolean last, int done) {
    int at = l3 + IPV4_FRAGMENT;
    int flags = PacketBytes.get16(piece, at) + done / FRAGMENT_UNIT;
    PacketBytes.set16(piece, at, last ? flags : flags | MORE_FRAGMENTS);
    PacketBytes.set16(piece, l3 + IPV4_TOTAL_LENGTH, piece.length() - l3);
    ChecksumInsertion.ipv4Header(piece, l3);
  }

  private static void tcp(
      Packet piece, int number, boolean last, int done, int addresses, int size) {
    int l4 = piece.l4Offset();
    PacketBytes.add(piece, l4 + TCP_SEQUENCE, 4, done);
    int flags = PacketBytes.get8(piece, l4 + TCP_FLAGS);
    if (!last) {
      flags &= ~LAST_ONLY;
    }
    if (number > 0) {
      flags &= ~FIRST_ONLY;
    }
    PacketBytes.set8(piece, l4 + TCP_FLAGS, flags);
    ChecksumInsertion.tcp(piece, l4, piece.length(), addresses, size);
  }
}
