/** What every engine shares: sessions, order of work, ranges, completions. */
@NullMarked
package org.odpj.accel.crypto;

import org.jspecify.annotations.NullMarked;
