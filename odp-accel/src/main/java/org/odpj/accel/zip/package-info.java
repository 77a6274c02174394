/** Compression by the JDK's own classes. */
@NullMarked
package org.odpj.accel.zip;

import org.jspecify.annotations.NullMarked;
