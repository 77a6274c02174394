/** Compression by Intel's ISA-L, through java.lang.foreign. */
@NullMarked
package org.odpj.accel.isal;

import org.jspecify.annotations.NullMarked;
