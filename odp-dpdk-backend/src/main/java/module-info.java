/** A backend on the DPDK libraries of the system, through java.lang.foreign. */
module org.odpj.dpdk {
  requires org.odpj.api;
  requires static org.jspecify;

  provides org.odpj.spi.Backend with
      org.odpj.dpdk.DpdkBackend,
      org.odpj.dpdk.DpdkRingBackend;
}
