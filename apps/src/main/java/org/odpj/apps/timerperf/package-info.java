/** {@code odp timer-perf}. */
@NullMarked
package org.odpj.apps.timerperf;

import org.jspecify.annotations.NullMarked;
