package org.odpj.classify;

/** Which packets are spread over queues, and by what (ODP: {@code odp_pktin_hash_proto_t}). */
public enum HashProto {
  /** IPv4 by addresses. */
  IPV4,
  /** UDP over IPv4 by addresses and ports. */
  IPV4_UDP,
  /** TCP over IPv4 by addresses and ports. */
  IPV4_TCP,
  /** IPv6 by addresses. */
  IPV6,
  /** UDP over IPv6 by addresses and ports. */
  IPV6_UDP,
  /** TCP over IPv6 by addresses and ports. */
  IPV6_TCP
}
