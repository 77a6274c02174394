/** Plain queues that are rte_rings, which other DPDK processes can share. */
@NullMarked
package org.odpj.dpdk.queue;

import org.jspecify.annotations.NullMarked;
