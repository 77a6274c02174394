package org.odpj.packet;

/**
 * A header field that large send offload changes in each segment (ODP: the custom fields of {@code
 * odp_lso_profile_param_t}).
 */
public sealed interface LsoField {
  /**
   * Where it is.
   *
   * @return the field's first byte from the start of the packet
   */
  int offset();

  /**
   * How long it is.
   *
   * @return bytes
   */
  int size();

  /** What is added to a field (ODP: {@code odp_lso_modify_t}). */
  enum Operation {
    /** The segment's number, from 0. */
    ADD_SEGMENT_NUMBER,
    /** The segment's payload length. */
    ADD_PAYLOAD_LENGTH,
    /** The offset of the segment's payload within the whole payload. */
    ADD_PAYLOAD_OFFSET
  }

  /**
   * A number in network byte order that is added to, and wraps around.
   *
   * @param operation what is added
   * @param offset of the field's first byte from the start of the packet
   * @param size bytes of the field: 1, 2, 4 or 8
   */
  record Add(Operation operation, int offset, int size) implements LsoField {
    /** Refuses what is no field. */
    public Add {
      checkOffset(offset);
      if (size != 1 && size != 2 && size != 4 && size != 8) {
        throw new IllegalArgumentException("field size " + size + " is not 1, 2, 4 or 8");
      }
    }
  }

  /**
   * A byte of which bits are written (ODP: {@code ODP_LSO_WRITE_BITS}). It may be a byte of a field
   * that is added to, if it comes after that in the profile.
   *
   * @param offset of the byte from the start of the packet
   * @param first what the first segment gets
   * @param middle what those between get
   * @param last what the last segment gets
   */
  record WriteBits(int offset, Bits first, Bits middle, Bits last) implements LsoField {
    /** Refuses what is no field. */
    public WriteBits {
      checkOffset(offset);
    }

    @Override
    public int size() {
      return 1;
    }
  }

  /**
   * Bits of a byte (ODP: {@code odp_lso_write_bits_t}).
   *
   * @param mask those that are written
   * @param value what they become; bits outside the mask are ignored
   */
  record Bits(int mask, int value) {
    /** No bit is written. */
    public static final Bits NONE = new Bits(0, 0);

    /** Refuses what is no byte. */
    public Bits {
      if ((mask | value) >>> Byte.SIZE != 0) {
        throw new IllegalArgumentException(
            "mask 0x%x and value 0x%x: each is a byte, 0 to 0xff".formatted(mask, value));
      }
    }

    /**
     * A byte with these bits.
     *
     * @param old the byte before
     * @return the byte after
     */
    public int in(int old) {
      return (old & ~mask) | (value & mask);
    }
  }

  private static void checkOffset(int offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("field offset " + offset + " is less than 0");
    }
  }
}
