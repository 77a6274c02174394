/** Finds the crypto and compression libraries of this machine and the CPU's support for them. */
@NullMarked
package org.odpj.accel;

import org.jspecify.annotations.NullMarked;
