package org.odpj.parse;

/**
 * What to parse (ODP: {@code odp_packet_parse_param_t}).
 *
 * @param proto what the first header is
 * @param lastLayer how far to parse; the layer of {@code proto} or a higher one
 * @param checksums what to verify, as far as the layer is parsed
 */
public record ParseParam(Proto proto, ProtoLayer lastLayer, ProtoChecksums checksums) {
  /** Everything of an Ethernet frame but the checksums. */
  public static final ParseParam ETH_ALL =
      new ParseParam(Proto.ETH, ProtoLayer.ALL, ProtoChecksums.NONE);

  /**
   * Refuses to end before the first header.
   *
   * @param proto what the first header is
   * @param lastLayer how far to parse
   * @param checksums what to verify
   * @throws IllegalArgumentException if {@code lastLayer} is below the layer of {@code proto}
   */
  public ParseParam {
    if (!lastLayer.includes(proto.layer())) {
      throw new IllegalArgumentException(
          "last layer %s is below %s, the layer of %s".formatted(lastLayer, proto.layer(), proto));
    }
  }

  /** Whether all layers are parsed and no checksum is verified. */
  boolean isWhole() {
    return lastLayer.includes(ProtoLayer.L4) && !checksums.ipv4() && !checksums.anyL4();
  }
}
