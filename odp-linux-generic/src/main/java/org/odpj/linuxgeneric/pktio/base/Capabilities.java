package org.odpj.linuxgeneric.pktio.base;

import java.util.Set;
import org.odpj.pktio.PktinMode;
import org.odpj.pktio.PktioCapability;
import org.odpj.pktio.PktioParam;
import org.odpj.pktio.PktoutMode;

/** What interfaces of this backend can do, where it is the same for several kinds. */
public final class Capabilities {
  /** How packets can be taken from every kind of interface. */
  public static final Set<PktinMode> INPUT_MODES = Set.of(PktinMode.values());

  /** How packets can be given to every kind of interface. */
  public static final Set<PktoutMode> OUTPUT_MODES =
      Set.of(PktoutMode.DIRECT, PktoutMode.QUEUE, PktoutMode.DISABLED);

  private Capabilities() {}

  /**
   * The capability of an interface without a device behind it.
   *
   * @param queues the most for each direction
   * @param minFrame bytes: the shortest frame length that can be set
   * @param maxFrame bytes: the longest; it cannot be set if this equals {@code minFrame}
   * @param finite whether the input comes to an end
   * @return the capability
   */
  public static PktioCapability software(int queues, int minFrame, int maxFrame, boolean finite) {
    return new PktioCapability(
        INPUT_MODES,
        OUTPUT_MODES,
        queues,
        queues,
        false,
        minFrame < maxFrame,
        minFrame,
        maxFrame,
        finite);
  }

  /**
   * Refuses modes that no interface of this backend has, before anything is opened.
   *
   * @param name the interface
   * @param param how it shall be opened
   * @throws IllegalArgumentException naming the mode and those that there are
   */
  public static void check(String name, PktioParam param) {
    check(name, "input", param.inputMode(), INPUT_MODES);
    check(name, "output", param.outputMode(), OUTPUT_MODES);
  }

  private static <T extends Enum<T>> void check(
      String name, String direction, T mode, Set<T> known) {
    if (!known.contains(mode)) {
      throw new IllegalArgumentException(
          "%s: %s mode %s is not offered; offered: %s"
              .formatted(name, direction, mode, known.stream().sorted().toList()));
    }
  }
}
