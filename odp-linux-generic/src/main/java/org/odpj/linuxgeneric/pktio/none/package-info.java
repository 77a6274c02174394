/** The interface that receives nothing and drops everything. */
@NullMarked
package org.odpj.linuxgeneric.pktio.none;

import org.jspecify.annotations.NullMarked;
