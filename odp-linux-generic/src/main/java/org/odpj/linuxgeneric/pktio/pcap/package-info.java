/** The interface that receives from one capture file and sends to another. */
@NullMarked
package org.odpj.linuxgeneric.pktio.pcap;

import org.jspecify.annotations.NullMarked;
