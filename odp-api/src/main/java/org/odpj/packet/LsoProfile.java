package org.odpj.packet;

import java.util.List;

/**
 * How large send offload cuts packets (ODP: {@code odp_lso_profile_t}). A value: two equal profiles
 * are the same profile.
 *
 * @param protocol which headers are mended
 * @param fields for {@link LsoProtocol#CUSTOM}; else empty
 */
public record LsoProfile(LsoProtocol protocol, List<LsoField> fields) {
  /** Keeps a copy of the fields. */
  public LsoProfile {
    fields = List.copyOf(fields);
    if (protocol != LsoProtocol.CUSTOM && !fields.isEmpty()) {
      throw new IllegalArgumentException(protocol + " has no custom fields");
    }
  }

  /**
   * A profile of a known protocol.
   *
   * @param protocol which headers are mended
   * @return the profile
   */
  public static LsoProfile of(LsoProtocol protocol) {
    return new LsoProfile(protocol, List.of());
  }
}
