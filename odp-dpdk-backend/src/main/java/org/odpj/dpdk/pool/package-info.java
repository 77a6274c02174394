/** Pools on rte_mempool: packets are mbufs, buffers are plain elements. */
@NullMarked
package org.odpj.dpdk.pool;

import org.jspecify.annotations.NullMarked;
