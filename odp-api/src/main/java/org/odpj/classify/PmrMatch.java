package org.odpj.classify;

/**
 * A field has a value in the bits of a mask.
 *
 * @param field which
 * @param offset of a custom field, 0 to 65,535; else 0
 * @param bytes of the field
 * @param value bits outside the mask are of no meaning
 * @param mask which bits are compared
 */
public record PmrMatch(PmrField field, int offset, int bytes, PmrValue value, PmrValue mask)
    implements PmrTerm {
  /** Refuses a value or mask that is longer than the field. */
  public PmrMatch {
    PmrTerm.check(field, offset, bytes, value, mask);
  }

  /**
   * A field is equal to a value.
   *
   * @param field not custom, of up to 8 bytes
   * @param value the number
   * @return the term
   */
  public static PmrMatch of(PmrField field, long value) {
    return of(field, PmrValue.of(value), PmrValue.ones(field.bytes() * Byte.SIZE));
  }

  /**
   * A field has a value in some bits.
   *
   * @param field not custom
   * @param value the number
   * @param mask which bits are compared
   * @return the term
   */
  public static PmrMatch of(PmrField field, PmrValue value, PmrValue mask) {
    return new PmrMatch(field, 0, field.bytes(), value, mask);
  }

  /**
   * The first bits of a field, as of addresses of a network.
   *
   * @param field not custom
   * @param value the number, with any bits after the first
   * @param length how many bits are compared, 0 to all
   * @return the term
   */
  public static PmrMatch prefix(PmrField field, PmrValue value, int length) {
    int bits = field.bytes() * Byte.SIZE;
    if (length < 0 || length > bits) {
      throw new IllegalArgumentException(
          "a prefix of %d bits of %s is outside 0..%d".formatted(length, field, bits));
    }
    PmrValue all = PmrValue.ones(bits);
    PmrValue rest = PmrValue.ones(bits - length);
    return of(field, value, new PmrValue(all.high() ^ rest.high(), all.low() ^ rest.low()));
  }

  /**
   * Bytes at a place of the packet.
   *
   * @param field a custom one
   * @param offset bytes from the packet's or the network layer's start
   * @param bytes how many, 1 to {@link PmrField#MAX_BYTES}
   * @param value the number that they are
   * @return the term
   */
  public static PmrMatch custom(PmrField field, int offset, int bytes, PmrValue value) {
    return new PmrMatch(field, offset, bytes, value, PmrValue.ones(bytes * Byte.SIZE));
  }
}
