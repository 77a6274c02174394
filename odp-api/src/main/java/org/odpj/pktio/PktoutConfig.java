package org.odpj.pktio;

import org.odpj.packet.OutputRequest;
import org.odpj.parse.ProtoChecksums;

/**
 * What an interface does with packets on output, beyond sending them (ODP: {@code
 * odp_pktout_config_opt_t}). What is not enabled here costs nothing, and packets ask for it in
 * vain.
 *
 * @param insertion checksums that can be filled in, see {@link OutputRequest#l3Checksum}
 * @param inserted those of them that are filled in unless a packet asks otherwise
 * @param lso whether {@link OutputRequest#lso} is heeded
 * @param protoStats whether {@link OutputRequest#protoStats} is heeded
 * @param timestamps whether {@link OutputRequest#timestamp} is heeded
 * @param completionEvents whether completion is told by events
 * @param completionIds how many packets at a time can have their completion polled: ids are 0 to
 *     this - 1
 * @param dontFree whether {@link OutputRequest#freeControl} is heeded
 */
public record PktoutConfig(
    ProtoChecksums insertion,
    ProtoChecksums inserted,
    boolean lso,
    boolean protoStats,
    boolean timestamps,
    boolean completionEvents,
    int completionIds,
    boolean dontFree) {
  /** Refuses what contradicts itself. */
  public PktoutConfig {
    if (completionIds < 0) {
      throw new IllegalArgumentException(completionIds + " completion ids are less than 0");
    }
    if (!inserted.within(insertion)) {
      throw new IllegalArgumentException(
          "checksums inserted by default %s are not all enabled: %s"
              .formatted(inserted, insertion));
    }
  }

  /**
   * Sends and does nothing else.
   *
   * @return the default
   */
  public static PktoutConfig defaults() {
    return new PktoutConfig(
        ProtoChecksums.NONE, ProtoChecksums.NONE, false, false, false, false, 0, false);
  }

  /**
   * The same with checksums.
   *
   * @param enabled those that can be filled in
   * @param always those of them that are filled in unless a packet asks otherwise
   * @return new configuration
   */
  public PktoutConfig withChecksums(ProtoChecksums enabled, ProtoChecksums always) {
    return new PktoutConfig(
        enabled, always, lso, protoStats, timestamps, completionEvents, completionIds, dontFree);
  }

  /**
   * The same with or without large send offload.
   *
   * @param enabled true to heed requests
   * @return new configuration
   */
  public PktoutConfig withLso(boolean enabled) {
    return new PktoutConfig(
        insertion,
        inserted,
        enabled,
        protoStats,
        timestamps,
        completionEvents,
        completionIds,
        dontFree);
  }

  /**
   * The same with or without counters of protocols.
   *
   * @param enabled true to heed requests
   * @return new configuration
   */
  public PktoutConfig withProtoStats(boolean enabled) {
    return new PktoutConfig(
        insertion, inserted, lso, enabled, timestamps, completionEvents, completionIds, dontFree);
  }

  /**
   * The same with or without times of departure.
   *
   * @param enabled true to heed requests
   * @return new configuration
   */
  public PktoutConfig withTimestamps(boolean enabled) {
    return new PktoutConfig(
        insertion, inserted, lso, protoStats, enabled, completionEvents, completionIds, dontFree);
  }

  /**
   * The same with other ways of completion.
   *
   * @param events whether it is told by events
   * @param ids how many packets at a time can be polled
   * @return new configuration
   */
  public PktoutConfig withCompletion(boolean events, int ids) {
    return new PktoutConfig(
        insertion, inserted, lso, protoStats, timestamps, events, ids, dontFree);
  }

  /**
   * The same with or without packets that stay with their owner.
   *
   * @param enabled true to heed what packets say
   * @return new configuration
   */
  public PktoutConfig withDontFree(boolean enabled) {
    return new PktoutConfig(
        insertion, inserted, lso, protoStats, timestamps, completionEvents, completionIds, enabled);
  }
}
