/** Interfaces on ethdev ports. */
@NullMarked
package org.odpj.dpdk.pktio;

import org.jspecify.annotations.NullMarked;
