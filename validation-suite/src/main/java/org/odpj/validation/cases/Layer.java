package org.odpj.validation.cases;

import org.odpj.parse.ProtoLayer;
import org.odpj.validation.suite.Variant;

/** How far an interface parses. */
enum Layer implements Variant {
  NONE(ProtoLayer.NONE),
  L2(ProtoLayer.L2),
  L3(ProtoLayer.L3),
  L4(ProtoLayer.L4),
  ALL(ProtoLayer.ALL);

  final ProtoLayer layer;

  Layer(ProtoLayer layer) {
    this.layer = layer;
  }
}
