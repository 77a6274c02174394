package org.odpj.packet;

/** Which headers large send offload mends in each segment (ODP: {@code odp_lso_protocol_t}). */
public enum LsoProtocol {
  /** Only the fields that the profile names. */
  CUSTOM,
  /** Fragments of one IPv4 packet. */
  IPV4,
  /** Fragments of one IPv6 packet. */
  IPV6,
  /** TCP segments over IPv4. */
  TCP_IPV4,
  /** TCP segments over IPv6. */
  TCP_IPV6
}
