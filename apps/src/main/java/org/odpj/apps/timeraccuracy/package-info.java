/** {@code odp timer-accuracy}. */
@NullMarked
package org.odpj.apps.timeraccuracy;

import org.jspecify.annotations.NullMarked;
