/**
 * The software parser: finds the protocol headers of a packet, checks them, and says what it found.
 * Every backend uses it, on receive and when an application asks for it.
 *
 * <p>It works on memory and knows nothing of packets; {@code Packet.parse} is what applications
 * call.
 */
@NullMarked
package org.odpj.parse;

import org.jspecify.annotations.NullMarked;
