/** The C library's calls that packet I/O needs, bound by hand. */
@NullMarked
package org.odpj.linuxgeneric.pktio.libc;

import org.jspecify.annotations.NullMarked;
