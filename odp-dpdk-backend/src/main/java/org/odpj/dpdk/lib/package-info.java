/**
 * The DPDK libraries as they are: functions, structure layouts and constants. Nothing here knows
 * the API.
 */
@NullMarked
package org.odpj.dpdk.lib;

import org.jspecify.annotations.NullMarked;
