package org.odpj.validation.cases;

import org.odpj.classify.PmrField;
import org.odpj.classify.PmrValue;
import org.odpj.proto.Ethernet;
import org.odpj.proto.Vlan;
import org.odpj.validation.suite.Variant;

/** Where offsets of custom terms count from, in a frame with one tag. */
enum CustomForm implements Variant {
  FRAME(PmrField.CUSTOM_FRAME, 0),
  L3(PmrField.CUSTOM_L3, Ethernet.LENGTH + Vlan.LENGTH);

  final PmrField field;
  final int start;

  CustomForm(PmrField field, int start) {
    this.field = field;
    this.start = start;
  }

  /** The number that some bytes are. */
  static PmrValue valueOf(byte[] frame, int at, int bytes) {
    long high = 0;
    long low = 0;
    for (int i = at; i < at + bytes; i++) {
      high = (high << Byte.SIZE) | (low >>> (Long.SIZE - Byte.SIZE));
      low = (low << Byte.SIZE) | (frame[i] & 0xff);
    }
    return new PmrValue(high, low);
  }
}
