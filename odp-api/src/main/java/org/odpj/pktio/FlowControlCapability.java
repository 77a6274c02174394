package org.odpj.pktio;

import java.util.Set;

/**
 * Which kinds of flow control an interface can be set to (ODP: {@code flow_control} of {@code
 * odp_pktio_capability_t}).
 *
 * @param rx kinds in which it can be made to wait
 * @param tx kinds in which it can make the other end wait
 */
public record FlowControlCapability(Set<PauseMode> rx, Set<PauseMode> tx) {
  /** Leaves flow control alone. */
  public static final FlowControlCapability NONE = new FlowControlCapability(Set.of(), Set.of());

  /** Pause frames each way, on or off. */
  public static final FlowControlCapability PAUSE =
      new FlowControlCapability(
          Set.of(PauseMode.OFF, PauseMode.ON), Set.of(PauseMode.OFF, PauseMode.ON));

  /** Keeps copies. */
  public FlowControlCapability {
    rx = Set.copyOf(rx);
    tx = Set.copyOf(tx);
  }

  /**
   * Refuses a configuration that asks for more.
   *
   * @param wanted of the interface
   * @throws IllegalArgumentException naming what is not offered
   */
  public void check(FlowControl wanted) {
    check("receive", wanted.rx(), rx);
    check("transmit", wanted.tx(), tx);
  }

  private static void check(String direction, PauseMode wanted, Set<PauseMode> offered) {
    if (wanted != PauseMode.UNKNOWN && !offered.contains(wanted)) {
      throw new IllegalArgumentException(
          "flow control %s on %s is not offered by this interface; offered: %s"
              .formatted(wanted, direction, offered.stream().sorted().toList()));
    }
  }
}
