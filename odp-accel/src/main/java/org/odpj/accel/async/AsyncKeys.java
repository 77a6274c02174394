package org.odpj.accel.async;

import java.util.List;
import org.odpj.config.ConfigKey;

/** The configuration of asynchronous work, for every engine. */
public final class AsyncKeys {
  private static final int DEFAULT_RING = 1_024;

  /** Threads. */
  static final ConfigKey<Integer> WORKERS =
      ConfigKey.integer(
          "accel.workers",
          1,
          1,
          64,
          "Threads that do asynchronous operations; with more than one, another delivers.");

  /** Entries. */
  static final ConfigKey<Integer> RING =
      ConfigKey.integer(
          "accel.ring",
          DEFAULT_RING,
          Batch.SIZE,
          1 << 20,
          "Asynchronous operations that can be in flight; rounded up to a power of two.");

  private AsyncKeys() {}

  /** Every key. */
  public static List<ConfigKey<?>> all() {
    return List.of(WORKERS, RING);
  }
}
