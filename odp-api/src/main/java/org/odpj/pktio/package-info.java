/** Packet input and output: bursts of packets in and out of an interface (ODP: packet_io). */
@NullMarked
package org.odpj.pktio;

import org.jspecify.annotations.NullMarked;
