package org.odpj.validation.fake;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.odpj.classify.PmrField;
import org.odpj.classify.PmrMatch;
import org.odpj.classify.PmrRange;
import org.odpj.classify.PmrTerm;
import org.odpj.classify.PmrValue;
import org.odpj.packet.Packet;
import org.odpj.parse.PacketFlags;

/** What terms see in a packet, as numbers of any size. */
final class FakeFields {
  private final Packet packet;
  private final byte[] bytes;

  FakeFields(Packet packet) {
    this.packet = packet;
    this.bytes = new byte[packet.length()];
    packet.copyTo(0, MemorySegment.ofArray(bytes), 0, bytes.length);
  }

  boolean match(PmrTerm term, boolean absentIsZero) {
    BigInteger found = read(term);
    if (found == null) {
      if (!absentIsZero) {
        return false;
      }
      found = BigInteger.ZERO;
    }
    return switch (term) {
      case PmrMatch match ->
          found.and(big(match.mask())).equals(big(match.value()).and(big(match.mask())));
      case PmrRange range ->
          found.compareTo(big(range.from())) >= 0 && found.compareTo(big(range.to())) <= 0;
    };
  }

  private static BigInteger big(PmrValue value) {
    return new BigInteger(Long.toUnsignedString(value.high()))
        .shiftLeft(Long.SIZE)
        .or(new BigInteger(Long.toUnsignedString(value.low())));
  }

  private @Nullable BigInteger read(PmrTerm term) {
    return switch (term.field()) {
      case LENGTH -> BigInteger.valueOf(bytes.length);
      case DESTINATION_MAC -> with(PacketFlags.ETH, l2(), 0, 6);
      case ETHER_TYPE_OUTER -> with(PacketFlags.ETH, l2(), 12, 2);
      case ETHER_TYPE_INNER -> with(PacketFlags.VLAN, packet.l3Offset(), -2, 2);
      case VLAN_OUTER -> bits(with(PacketFlags.VLAN, l2(), 14, 2), 0, 12);
      case VLAN_INNER -> bits(with(PacketFlags.VLAN, packet.l3Offset(), -4, 2), 0, 12);
      case VLAN_PRIORITY -> bits(with(PacketFlags.VLAN, l2(), 14, 2), 13, 3);
      case CUSTOM_FRAME -> at(term.offset(), term.bytes());
      case CUSTOM_L3 -> with(0, packet.l3Offset(), term.offset(), term.bytes());
      case IP_PROTOCOL, IP_DSCP, IPV4_SOURCE, IPV4_DESTINATION, IPV6_SOURCE, IPV6_DESTINATION ->
          network(term.field());
      default -> transport(term.field());
    };
  }

  private @Nullable BigInteger network(PmrField field) {
    int l3 = packet.l3Offset();
    boolean isV4 = packet.has(PacketFlags.IPV4);
    return switch (field) {
      case IP_PROTOCOL -> isV4 ? at(l3 + 9, 1) : with(PacketFlags.IPV6, l3, 6, 1);
      case IP_DSCP ->
          isV4 ? bits(at(l3 + 1, 1), 2, 6) : bits(with(PacketFlags.IPV6, l3, 0, 2), 6, 6);
      case IPV4_SOURCE -> with(PacketFlags.IPV4, l3, 12, 4);
      case IPV4_DESTINATION -> with(PacketFlags.IPV4, l3, 16, 4);
      case IPV6_SOURCE -> with(PacketFlags.IPV6, l3, 8, 16);
      default -> with(PacketFlags.IPV6, l3, 24, 16);
    };
  }

  private @Nullable BigInteger transport(PmrField field) {
    int l4 = packet.l4Offset();
    return switch (field) {
      case UDP_SOURCE_PORT -> with(PacketFlags.UDP, l4, 0, 2);
      case UDP_DESTINATION_PORT -> with(PacketFlags.UDP, l4, 2, 2);
      case TCP_SOURCE_PORT -> with(PacketFlags.TCP, l4, 0, 2);
      case TCP_DESTINATION_PORT -> with(PacketFlags.TCP, l4, 2, 2);
      case SCTP_SOURCE_PORT -> with(PacketFlags.SCTP, l4, 0, 2);
      case SCTP_DESTINATION_PORT -> with(PacketFlags.SCTP, l4, 2, 2);
      case IGMP_GROUP -> with(PacketFlags.IGMP, l4, 4, 4);
      case ICMP_TYPE -> with(PacketFlags.ICMP, l4, 0, 1);
      case ICMP_CODE -> with(PacketFlags.ICMP, l4, 1, 1);
      case ICMP_ID -> with(PacketFlags.ICMP, l4, 4, 2);
      case GTPV1_TEID -> isUdpTo(2_152) ? at(l4 + 12, 4) : null;
      case VIRTUAL_NETWORK ->
          packet.has(PacketFlags.VXLAN) ? at(l4 + 12, 3) : with(PacketFlags.GRE, l4, 4, 3);
      default -> securityParameters(l4);
    };
  }

  private @Nullable BigInteger securityParameters(int l4) {
    if (packet.has(PacketFlags.ESP)) {
      return at(l4, 4);
    }
    return packet.has(PacketFlags.AH) ? at(l4 + 4, 4) : isUdpTo(4_500) ? at(l4 + 8, 4) : null;
  }

  private boolean isUdpTo(int port) {
    BigInteger found = with(PacketFlags.UDP, packet.l4Offset(), 2, 2);
    return found != null && found.intValue() == port;
  }

  private int l2() {
    return packet.l2Offset();
  }

  private @Nullable BigInteger with(long flags, int layer, int offset, int length) {
    return layer >= 0 && packet.has(flags) ? at(layer + offset, length) : null;
  }

  private @Nullable BigInteger at(int from, int length) {
    int end = from + length;
    return from < 0 || end > bytes.length
        ? null
        : new BigInteger(1, Arrays.copyOfRange(bytes, from, end));
  }

  private static @Nullable BigInteger bits(@Nullable BigInteger number, int from, int count) {
    return number == null ? null : BigInteger.valueOf((number.longValue() >> from) % (1 << count));
  }
}
