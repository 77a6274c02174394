package org.odpj.comp;

/** The codes of DEFLATE's blocks (ODP: {@code odp_comp_huffman_code_t}). */
public enum CompHuffman {
  /** As the engine likes. */
  DEFAULT,
  /** The code that the standard fixes: fast, and without a table in the output. */
  FIXED,
  /** A code that suits the data; blocks for which a fixed one is shorter may have that. */
  DYNAMIC
}
