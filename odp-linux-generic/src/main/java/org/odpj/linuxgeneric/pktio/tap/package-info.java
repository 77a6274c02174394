/** The interface that makes a virtual device of the kernel's. */
@NullMarked
package org.odpj.linuxgeneric.pktio.tap;

import org.jspecify.annotations.NullMarked;
