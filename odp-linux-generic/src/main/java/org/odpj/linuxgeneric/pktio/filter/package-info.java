/** Filters in tcpdump's syntax, compiled by libpcap. */
@NullMarked
package org.odpj.linuxgeneric.pktio.filter;

import org.jspecify.annotations.NullMarked;
