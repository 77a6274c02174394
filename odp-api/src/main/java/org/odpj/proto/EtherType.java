package org.odpj.proto;

/** Values of the Ethernet type field (IEEE 802 numbers), as unsigned 16-bit numbers. */
public final class EtherType {
  /** IPv4 (RFC 894). */
  public static final int IPV4 = 0x0800;

  /** ARP (RFC 826). */
  public static final int ARP = 0x0806;

  /** A customer VLAN tag (IEEE 802.1Q). */
  public static final int VLAN = 0x8100;

  /** IPv6 (RFC 2464). */
  public static final int IPV6 = 0x86dd;

  /** A service VLAN tag (IEEE 802.1ad). */
  public static final int QINQ = 0x88a8;

  private EtherType() {}
}
