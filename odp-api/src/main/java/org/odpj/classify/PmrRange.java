package org.odpj.classify;

/**
 * A field is within a range.
 *
 * @param field which
 * @param offset of a custom field, 0 to 65,535; else 0
 * @param bytes of the field
 * @param from the smallest value
 * @param to the largest value, not below {@code from}
 */
public record PmrRange(PmrField field, int offset, int bytes, PmrValue from, PmrValue to)
    implements PmrTerm {
  /** Refuses a bound that is longer than the field, and a range of nothing. */
  public PmrRange {
    PmrTerm.check(field, offset, bytes, from, to);
    if (from.compareTo(to) > 0) {
      throw new IllegalArgumentException("%s: %s is above %s".formatted(field, from, to));
    }
  }

  /**
   * A field is within a range.
   *
   * @param field not custom, of up to 8 bytes
   * @param from the smallest value
   * @param to the largest value
   * @return the term
   */
  public static PmrRange of(PmrField field, long from, long to) {
    return new PmrRange(field, 0, field.bytes(), PmrValue.of(from), PmrValue.of(to));
  }
}
