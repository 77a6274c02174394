package org.odpj.dpdk;

import java.util.List;
import org.odpj.config.ConfigKey;

/** The configuration keys of this backend. */
final class DpdkKeys {
  /** EAL arguments. */
  static final ConfigKey<String> EAL =
      ConfigKey.text(
          "dpdk.eal",
          "",
          "EAL arguments as DPDK's own programs take them, such as --vdev=net_null0,size=64; empty:"
              + " no PCI devices, huge pages if enough are free.");

  /** Memory when the arguments are not given. */
  static final ConfigKey<Integer> MEMORY =
      ConfigKey.integer(
          "dpdk.memory", 512, 64, 65_536, "Megabytes for DPDK's pools, if dpdk.eal is empty.");

  /** Rings that others look up. */
  static final ConfigKey<String> RINGS_CREATED =
      ConfigKey.text(
          "dpdk.ring.create",
          "",
          "Names, separated by commas, of plain queues whose rte_ring other DPDK processes find by"
              + " that name.");

  /** Rings that others made. */
  static final ConfigKey<String> RINGS_ATTACHED =
      ConfigKey.text(
          "dpdk.ring.attach",
          "",
          "Names, separated by commas, of plain queues that are rte_rings of other DPDK"
              + " processes.");

  private DpdkKeys() {}

  static List<ConfigKey<?>> all() {
    return List.of(EAL, MEMORY);
  }

  /** Those of queues that are rings; EAL's too, which may be chosen without the rest. */
  static List<ConfigKey<?>> withRings() {
    return List.of(EAL, MEMORY, RINGS_CREATED, RINGS_ATTACHED);
  }
}
