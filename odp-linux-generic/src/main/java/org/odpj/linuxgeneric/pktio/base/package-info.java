/**
 * What every kind of interface shares: lifecycle, configuration checks, queues, counters. A kind of
 * interface is a {@link org.odpj.linuxgeneric.pktio.base.Driver}.
 */
@NullMarked
package org.odpj.linuxgeneric.pktio.base;

import org.jspecify.annotations.NullMarked;
