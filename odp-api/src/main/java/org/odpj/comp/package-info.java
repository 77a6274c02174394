/**
 * Compression of packets, by call or by queue (ODP: comp).
 *
 * <p>An engine makes sessions; an operation names its session, what to read of one packet and where
 * to write in another. One operation is one stream: nothing is kept from packet to packet.
 */
@NullMarked
package org.odpj.comp;

import org.jspecify.annotations.NullMarked;
