/**
 * The checks of {@code odp.check=true}, for every backend. A pool keeps a {@link
 * org.odpj.spi.check.Ledger}, its events are {@link org.odpj.spi.check.Tracked}, and whoever takes
 * events from the application or gives it some says so.
 */
@NullMarked
package org.odpj.spi.check;

import org.jspecify.annotations.NullMarked;
