package org.odpj.packet;

/**
 * Asks packet output to count a packet (ODP: {@code odp_packet_proto_stats_opt_t}). Make one and
 * use it for many packets.
 *
 * @param stats the counters
 * @param octets0Adjust added to a packet's length for the first octet counter
 * @param octets1Adjust added to a packet's length for the second octet counter
 */
public record ProtoStatsRequest(ProtoStats stats, int octets0Adjust, int octets1Adjust) {
  /**
   * Counts a packet that was sent. For packet output.
   *
   * @param length bytes that left
   */
  public void sent(int length) {
    stats.count(true, (long) length + octets0Adjust, (long) length + octets1Adjust);
  }

  /**
   * Counts a packet that was dropped. For packet output.
   *
   * @param length bytes that would have left
   */
  public void dropped(int length) {
    stats.count(false, (long) length + octets0Adjust, (long) length + octets1Adjust);
  }
}
