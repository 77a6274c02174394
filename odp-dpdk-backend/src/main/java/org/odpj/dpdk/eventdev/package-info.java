/** Event devices of DPDK (decision 10). */
@NullMarked
package org.odpj.dpdk.eventdev;

import org.jspecify.annotations.NullMarked;
