/** Pools, packets and buffers in off-heap memory. */
@NullMarked
package org.odpj.linuxgeneric.pool;

import org.jspecify.annotations.NullMarked;
