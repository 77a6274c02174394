package org.odpj.proto;

/** Values of the IPv4 protocol field (IANA), as unsigned 8-bit numbers. */
public final class IpProtocol {
  /** ICMP (RFC 792). */
  public static final int ICMP = 1;

  /** TCP (RFC 9293). */
  public static final int TCP = 6;

  /** UDP (RFC 768). */
  public static final int UDP = 17;

  private IpProtocol() {}
}
