package org.odpj.linuxgeneric.classify;

import org.odpj.classify.PmrField;
import org.odpj.classify.PmrTerm;
import org.odpj.classify.PmrValue;

/**
 * Up to 8 bytes of a field, so that whatever is compared is a {@code long}. Longer fields have an
 * upper and a lower word.
 *
 * @param field which
 * @param offset of a custom field
 * @param skip bytes from the field's start to these
 * @param bytes how many
 * @param isUpper whether it is the more significant of two
 */
record Word(PmrField field, int offset, int skip, int bytes, boolean isUpper) {
  /** Whether a term's field has two words. */
  static boolean areTwo(PmrTerm term) {
    return term.bytes() > Long.BYTES;
  }

  static Word lower(PmrTerm term) {
    int skip = Math.max(0, term.bytes() - Long.BYTES);
    return new Word(term.field(), term.offset(), skip, term.bytes() - skip, false);
  }

  static Word upper(PmrTerm term) {
    return new Word(term.field(), term.offset(), 0, term.bytes() - Long.BYTES, true);
  }

  /** The largest number that it can be. */
  long ones() {
    return -1L >>> (Long.SIZE - bits());
  }

  int bits() {
    return bytes * Byte.SIZE;
  }

  /** Its part of a number as long as the field. */
  long of(PmrValue number) {
    return isUpper ? number.high() : number.low();
  }
}
