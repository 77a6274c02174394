/** Packet I/O of linux-generic: finds the driver that an interface's name asks for. */
@NullMarked
package org.odpj.linuxgeneric.pktio;

import org.jspecify.annotations.NullMarked;
