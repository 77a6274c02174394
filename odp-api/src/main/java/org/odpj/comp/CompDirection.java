package org.odpj.comp;

/** What a session does (ODP: {@code odp_comp_op_t}). */
public enum CompDirection {
  /** Makes a stream of plain text. */
  COMPRESS,
  /** Makes plain text of a stream. */
  DECOMPRESS
}
