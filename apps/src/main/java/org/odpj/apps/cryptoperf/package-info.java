/** {@code odp crypto-perf}. */
@NullMarked
package org.odpj.apps.cryptoperf;

import org.jspecify.annotations.NullMarked;
