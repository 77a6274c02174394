package org.odpj.packet;

/**
 * A request for large send offload (ODP: {@code odp_packet_lso_opt_t}). Make one and use it for
 * many packets.
 *
 * @param profile how the packet is cut
 * @param payloadOffset bytes of headers, which are put before each segment
 * @param maxPayload bytes of payload in a segment, at least 1
 */
public record LsoRequest(LsoProfile profile, int payloadOffset, int maxPayload) {
  /** Refuses numbers that no packet can be cut by. */
  public LsoRequest {
    if (payloadOffset < 0) {
      throw new IllegalArgumentException("payload offset " + payloadOffset + " is less than 0");
    }
    if (maxPayload < 1) {
      throw new IllegalArgumentException("maximum payload " + maxPayload + " is less than 1");
    }
  }
}
