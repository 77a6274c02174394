/** Generates frames and measures loss, order and latency (ODP: odp_packet_gen). */
@NullMarked
package org.odpj.apps.packetgen;

import org.jspecify.annotations.NullMarked;
