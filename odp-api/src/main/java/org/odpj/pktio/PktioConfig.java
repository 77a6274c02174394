package org.odpj.pktio;

import org.odpj.parse.ProtoLayer;

/**
 * What an interface does with packets (ODP: {@code odp_pktio_config_t}).
 *
 * @param parserLayer how far received packets are parsed; {@link ProtoLayer#NONE} costs nothing
 * @param pktin what is done on input beyond that
 * @param pktout what is done on output
 * @param flowControl how both ends of the link make each other wait
 */
public record PktioConfig(
    ProtoLayer parserLayer, PktinConfig pktin, PktoutConfig pktout, FlowControl flowControl) {
  /**
   * Refuses to verify or drop by a layer that is not parsed.
   *
   * @param parserLayer how far received packets are parsed
   * @param pktin what is done on input beyond that
   * @param pktout what is done on output
   * @param flowControl how both ends of the link make each other wait
   * @throws IllegalArgumentException naming the layer that is needed
   */
  public PktioConfig {
    PktinDrops drop = pktin.drop();
    if (pktin.checksums().ipv4() || drop.ipv4() || drop.ipv6()) {
      require(parserLayer, ProtoLayer.L3);
    }
    if (pktin.checksums().anyL4() || drop.anyL4()) {
      require(parserLayer, ProtoLayer.L4);
    }
  }

  /**
   * Parses all layers, verifies no checksum, drops nothing, leaves flow control as it is.
   *
   * @return the default
   */
  public static PktioConfig defaults() {
    return new PktioConfig(
        ProtoLayer.ALL, PktinConfig.defaults(), PktoutConfig.defaults(), FlowControl.UNKNOWN);
  }

  /**
   * Leaves packets alone: for an application that looks at headers itself, or not at all.
   *
   * @return a configuration without parsing
   */
  public static PktioConfig unparsed() {
    return defaults().withParserLayer(ProtoLayer.NONE);
  }

  /**
   * The same with another layer.
   *
   * @param layer how far received packets are parsed
   * @return new configuration
   */
  public PktioConfig withParserLayer(ProtoLayer layer) {
    return new PktioConfig(layer, pktin, pktout, flowControl);
  }

  /**
   * The same with another treatment of input.
   *
   * @param config what is done on input
   * @return new configuration
   */
  public PktioConfig withPktin(PktinConfig config) {
    return new PktioConfig(parserLayer, config, pktout, flowControl);
  }

  /**
   * The same with another treatment of output.
   *
   * @param config what is done on output
   * @return new configuration
   */
  public PktioConfig withPktout(PktoutConfig config) {
    return new PktioConfig(parserLayer, pktin, config, flowControl);
  }

  /**
   * The same with other flow control.
   *
   * @param wanted how both ends of the link make each other wait
   * @return new configuration
   */
  public PktioConfig withFlowControl(FlowControl wanted) {
    return new PktioConfig(parserLayer, pktin, pktout, wanted);
  }

  private static void require(ProtoLayer layer, ProtoLayer needed) {
    if (!layer.includes(needed)) {
      throw new IllegalArgumentException(
          "checksums and drops of %s need the parser layer %s or higher; it is %s"
              .formatted(needed, needed, layer));
    }
  }
}
