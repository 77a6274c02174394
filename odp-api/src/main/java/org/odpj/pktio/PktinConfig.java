package org.odpj.pktio;

import org.odpj.parse.ProtoChecksums;

/**
 * What an interface does with packets on input (ODP: {@code odp_pktin_config_opt_t}).
 *
 * @param checksums what to verify; only of layers that are parsed
 * @param drop packets with which errors are dropped, and counted in {@link
 *     PktioStatistics#rxErrors}
 * @param timestamps whether packets get their time of arrival, of {@link Pktio#time}
 */
public record PktinConfig(ProtoChecksums checksums, PktinDrops drop, boolean timestamps) {
  /**
   * Verifies nothing and drops nothing.
   *
   * @return the default
   */
  public static PktinConfig defaults() {
    return new PktinConfig(ProtoChecksums.NONE, PktinDrops.NONE, false);
  }

  /**
   * The same with other checksums to verify.
   *
   * @param wanted what to verify
   * @return new configuration
   */
  public PktinConfig withChecksums(ProtoChecksums wanted) {
    return new PktinConfig(wanted, drop, timestamps);
  }

  /**
   * The same with other errors to drop packets for.
   *
   * @param errors which
   * @return new configuration
   */
  public PktinConfig withDrop(PktinDrops errors) {
    return new PktinConfig(checksums, errors, timestamps);
  }

  /**
   * The same with or without times of arrival.
   *
   * @param taken true to take them
   * @return new configuration
   */
  public PktinConfig withTimestamps(boolean taken) {
    return new PktinConfig(checksums, drop, taken);
  }
}
