package org.odpj.proto;

/**
 * Values of the IPv4 protocol field and of IPv6's next header fields (IANA), as unsigned 8-bit
 * numbers.
 */
public final class IpProtocol {
  /** IPv6 hop-by-hop options (RFC 8200). */
  public static final int HOP_BY_HOP = 0;

  /** ICMP (RFC 792). */
  public static final int ICMP = 1;

  /** IGMP (RFC 3376). */
  public static final int IGMP = 2;

  /** TCP (RFC 9293). */
  public static final int TCP = 6;

  /** UDP (RFC 768). */
  public static final int UDP = 17;

  /** An IPv6 routing header (RFC 8200). */
  public static final int ROUTING = 43;

  /** An IPv6 fragment header (RFC 8200). */
  public static final int FRAGMENT = 44;

  /** GRE (RFC 2784). */
  public static final int GRE = 47;

  /** ESP (RFC 4303). */
  public static final int ESP = 50;

  /** AH (RFC 4302). */
  public static final int AH = 51;

  /** ICMPv6 (RFC 4443). */
  public static final int ICMPV6 = 58;

  /** Nothing follows (RFC 8200). */
  public static final int NO_NEXT = 59;

  /** IPv6 destination options (RFC 8200). */
  public static final int DESTINATION_OPTIONS = 60;

  /** SCTP (RFC 9260). */
  public static final int SCTP = 132;

  private IpProtocol() {}
}
