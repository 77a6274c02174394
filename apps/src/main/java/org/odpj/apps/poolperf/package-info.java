/** {@code odp pool-perf}: how fast pools allocate and free. */
@NullMarked
package org.odpj.apps.poolperf;

import org.jspecify.annotations.NullMarked;
