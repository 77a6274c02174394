package org.odpj.stash;

/** In which order a stash gives back (ODP: {@code odp_stash_type_t}). */
public enum StashType {
  /** Any order: the one to take for speed. */
  DEFAULT,
  /**
   * First in, first out. Strictly so where one thread at a time puts and one gets and there is no
   * cache; what several threads put at once is interleaved.
   */
  FIFO
}
