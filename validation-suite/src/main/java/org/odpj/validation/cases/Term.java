package org.odpj.validation.cases;

import java.util.function.Supplier;
import org.odpj.classify.PmrField;
import org.odpj.classify.PmrValue;

/**
 * A field and a frame that has it.
 *
 * @param field which
 * @param source makes the frame
 * @param value of the field there
 * @param at byte with the field's lowest bit
 * @param bit that bit
 */
record Term(PmrField field, Supplier<byte[]> source, PmrValue value, int at, int bit) {
  static Term of(PmrField field, Supplier<byte[]> source, long value, int at) {
    return of(field, source, PmrValue.of(value), at);
  }

  static Term of(PmrField field, Supplier<byte[]> source, PmrValue value, int at) {
    return new Term(field, source, value, at, 1);
  }

  static Term of(PmrField field, Supplier<byte[]> source, long value, int at, int bit) {
    return new Term(field, source, PmrValue.of(value), at, bit);
  }

  /** Whether every Ethernet frame has the field. */
  boolean isInEveryFrame() {
    return field == PmrField.DESTINATION_MAC || field == PmrField.ETHER_TYPE_OUTER;
  }

  /** A frame whose field has the value. */
  byte[] frame() {
    return source.get();
  }

  /** The same, but the lowest bit of the field is the other. */
  byte[] neighbour() {
    return TermFrame.flipped(frame(), at, bit);
  }
}
