package org.odpj.classify;

/**
 * What goes into one vector where a class's queue gathers events (ODP: {@code
 * odp_aggr_enq_profile_t}).
 */
public enum EnqueueProfile {
  /** Whatever arrives. */
  NONE,
  /** Fragments of one IPv4 packet. */
  IPV4_FRAGMENTS,
  /** Fragments of one IPv6 packet. */
  IPV6_FRAGMENTS,
  /** Packets with equal bytes at a place. */
  CUSTOM
}
