package org.odpj.spi.check;

import org.jspecify.annotations.Nullable;

/** An event whose ownership can be watched over. */
public interface Tracked {
  /**
   * Its number in its pool.
   *
   * @return 0 to the number of elements - 1
   */
  int index();

  /**
   * Who watches over its ownership.
   *
   * @return null if nobody does
   */
  @Nullable Ledger ledger();
}
