/** The interface on a Linux network device, by AF_XDP. */
@NullMarked
package org.odpj.linuxgeneric.pktio.xdp;

import org.jspecify.annotations.NullMarked;
