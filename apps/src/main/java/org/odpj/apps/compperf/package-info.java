/** {@code odp comp-perf}: how fast packets are compressed and decompressed. */
@NullMarked
package org.odpj.apps.compperf;

import org.jspecify.annotations.NullMarked;
