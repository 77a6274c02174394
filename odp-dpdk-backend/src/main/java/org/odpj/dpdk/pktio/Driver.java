package org.odpj.dpdk.pktio;

import java.util.Set;

/**
 * What must be known of a driver that ethdev does not tell.
 *
 * @param name as ethdev names it
 * @param blocks whether its bursts make system calls, so that the JVM must be able to stop the
 *     thread meanwhile
 * @param ring whether it is net_ring, which hands the very mbufs that were sent to the receiver: it
 *     neither sets their port nor counts their octets
 */
record Driver(String name, boolean blocks, boolean ring) {
  private static final Set<String> MEMORY_ONLY = Set.of("net_null", "net_ring");

  static Driver of(String name) {
    return new Driver(name, !MEMORY_ONLY.contains(name), name.equals("net_ring"));
  }
}
