/** {@code odp stash-perf}. */
@NullMarked
package org.odpj.apps.stashperf;

import org.jspecify.annotations.NullMarked;
