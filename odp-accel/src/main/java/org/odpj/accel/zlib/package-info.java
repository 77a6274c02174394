/** Compression by zlib, through java.lang.foreign. */
@NullMarked
package org.odpj.accel.zlib;

import org.jspecify.annotations.NullMarked;
