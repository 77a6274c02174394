package org.odpj.packet;

/**
 * A header field that large send offload adds a number to in each segment (ODP: the custom fields
 * of {@code odp_lso_profile_param_t}).
 *
 * @param operation what is added
 * @param offset of the field's first byte from the start of the packet
 * @param size bytes of the field, in network byte order: 1, 2, 4 or 8
 */
public record LsoField(Operation operation, int offset, int size) {
  /** What is added to a field (ODP: {@code odp_lso_modify_t}). */
  public enum Operation {
    /** The segment's number, from 0. */
    ADD_SEGMENT_NUMBER,
    /** The segment's payload length. */
    ADD_PAYLOAD_LENGTH,
    /** The offset of the segment's payload within the whole payload. */
    ADD_PAYLOAD_OFFSET
  }

  /** Refuses what is no field. */
  public LsoField {
    if (offset < 0) {
      throw new IllegalArgumentException("field offset " + offset + " is less than 0");
    }
    if (size != 1 && size != 2 && size != 4 && size != 8) {
      throw new IllegalArgumentException("field size " + size + " is not 1, 2, 4 or 8");
    }
  }
}
