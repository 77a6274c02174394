package org.odpj.classify;

/** A condition on one field of a packet (ODP: {@code odp_pmr_param_t}). */
public sealed interface PmrTerm permits PmrMatch, PmrRange {
  /**
   * What it looks at.
   *
   * @return the field
   */
  PmrField field();

  /**
   * Where a custom field is.
   *
   * @return bytes from where the field's offsets count; 0 for fields that are not custom
   */
  int offset();

  /**
   * How long the field is.
   *
   * @return bytes, 1 to {@link PmrField#MAX_BYTES}
   */
  int bytes();

  /**
   * Refuses what no field can be.
   *
   * @param field which
   * @param offset of the term
   * @param bytes of the term
   * @param values that the field is compared with
   */
  static void check(PmrField field, int offset, int bytes, PmrValue... values) {
    if (field.isCustom()) {
      if (bytes < 1 || bytes > PmrField.MAX_BYTES) {
        throw new IllegalArgumentException(
            "%d bytes of %s are outside 1..%d".formatted(bytes, field, PmrField.MAX_BYTES));
      }
      if (offset < 0 || offset > 65_535) {
        throw new IllegalArgumentException(
            "offset %d of %s is outside 0..65535".formatted(offset, field));
      }
    } else if (offset != 0 || bytes != field.bytes()) {
      throw new IllegalArgumentException(
          "%s has %d bytes and no offset; given: %d bytes at offset %d"
              .formatted(field, field.bytes(), bytes, offset));
    }
    PmrValue most = PmrValue.ones(bytes * Byte.SIZE);
    for (PmrValue value : values) {
      if (value.compareTo(most) > 0) {
        throw new IllegalArgumentException(
            "%s has more than the %d bytes of %s".formatted(value, bytes, field));
      }
    }
  }
}
