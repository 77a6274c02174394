package org.odpj.comp;

/** The format of compressed data (ODP: {@code odp_comp_alg_t}). */
public enum CompAlg {
  /** Data as they are: a copy. */
  NULL,
  /** DEFLATE, RFC 1951. */
  DEFLATE,
  /** zlib, RFC 1950: DEFLATE between a header and the Adler-32 of the plain text. */
  ZLIB,
  /** LZS, RFC 1974. */
  LZS
}
