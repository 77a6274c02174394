package org.odpj.parse;

/** What the first header of a parse is (ODP: {@code odp_proto_t}). */
public enum Proto {
  /** Ethernet. */
  ETH(ProtoLayer.L2),
  /** IPv4. */
  IPV4(ProtoLayer.L3),
  /** IPv6. */
  IPV6(ProtoLayer.L3);

  private final ProtoLayer layer;

  Proto(ProtoLayer layer) {
    this.layer = layer;
  }

  /**
   * The layer of this header.
   *
   * @return L2 or L3
   */
  public ProtoLayer layer() {
    return layer;
  }
}
