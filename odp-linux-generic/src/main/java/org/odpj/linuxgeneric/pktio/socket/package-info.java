/** The interface on a Linux network device, by a packet socket. */
@NullMarked
package org.odpj.linuxgeneric.pktio.socket;

import org.jspecify.annotations.NullMarked;
