/** Plain and scheduled queues of interfaces, made of queues that are polled directly. */
@NullMarked
package org.odpj.pktio.modes;

import org.jspecify.annotations.NullMarked;
