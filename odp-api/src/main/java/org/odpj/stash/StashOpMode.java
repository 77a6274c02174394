package org.odpj.stash;

/** Who uses a side of a stash (ODP: {@code odp_stash_op_mode_t}). */
public enum StashOpMode {
  /** Any number of threads at once. */
  MT,
  /** One thread at a time; the application sees to it. */
  ST,
  /** Both sides only ever one and the same thread; must be set for both. */
  LOCAL
}
