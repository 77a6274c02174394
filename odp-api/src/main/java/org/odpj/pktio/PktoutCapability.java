package org.odpj.pktio;

import java.util.Set;
import org.odpj.packet.LsoProtocol;
import org.odpj.parse.ProtoChecksums;

/**
 * What an interface can do with packets on output, beyond sending them (ODP: parts of {@code
 * odp_pktio_capability_t}).
 *
 * @param insertion checksums that it can fill in
 * @param lso protocols of large send offload
 * @param maxLsoSegments how many packets one can be cut into
 * @param protoStats whether it counts for {@code ProtoStats}
 * @param timestamps whether it takes the time of departure
 * @param completionEvents whether it tells completion by events
 * @param maxCompletionIds how many packets' completion can be polled at a time
 * @param dontFree whether it heeds {@code FreeControl.DONT_FREE}
 * @param maxAgingNanos the longest time after which it drops a packet that waits; 0 if it never
 *     does, as where nothing waits
 */
public record PktoutCapability(
    ProtoChecksums insertion,
    Set<LsoProtocol> lso,
    int maxLsoSegments,
    boolean protoStats,
    boolean timestamps,
    boolean completionEvents,
    int maxCompletionIds,
    boolean dontFree,
    long maxAgingNanos) {
  /** Sends and can do nothing else. */
  public static final PktoutCapability NONE =
      new PktoutCapability(ProtoChecksums.NONE, Set.of(), 0, false, false, false, 0, false, 0);

  /** Keeps a copy of the protocols. */
  public PktoutCapability {
    lso = Set.copyOf(lso);
  }

  /**
   * Refuses a configuration that asks for more.
   *
   * @param config of output
   * @throws IllegalArgumentException naming what is not offered
   */
  public void check(PktoutConfig config) {
    if (!config.insertion().within(insertion)) {
      throw new IllegalArgumentException(
          "checksum insertion %s is not offered; offered: %s"
              .formatted(config.insertion(), insertion));
    }
    refuse(config.lso() && lso.isEmpty(), "large send offload");
    refuse(config.protoStats() && !protoStats, "counting of protocols");
    refuse(config.timestamps() && !timestamps, "time of departure");
    refuse(config.completionEvents() && !completionEvents, "completion by events");
    refuse(config.dontFree() && !dontFree, "sending without freeing");
    if (config.completionIds() > maxCompletionIds) {
      throw new IllegalArgumentException(
          "%d completion ids are more than %d".formatted(config.completionIds(), maxCompletionIds));
    }
  }

  private static void refuse(boolean missing, String what) {
    if (missing) {
      throw new IllegalArgumentException(what + " is not offered by this interface");
    }
  }
}
