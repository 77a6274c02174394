/** The backend and its start: the EAL, once per process, and which threads it knows. */
@NullMarked
package org.odpj.dpdk;

import org.jspecify.annotations.NullMarked;
