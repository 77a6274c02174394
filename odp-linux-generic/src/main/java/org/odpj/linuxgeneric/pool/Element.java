package org.odpj.linuxgeneric.pool;

import org.jspecify.annotations.Nullable;

/** An event of this backend, for the checks of {@code odp.check}. */
public interface Element {
  /**
   * Its number in its pool.
   *
   * @return 0 to capacity - 1
   */
  int index();

  /**
   * Who watches over its ownership.
   *
   * @return null if nobody does
   */
  @Nullable Ledger ledger();
}
