/** What every interface on a device of the kernel needs to know of it. */
@NullMarked
package org.odpj.linuxgeneric.pktio.device;

import org.jspecify.annotations.NullMarked;
