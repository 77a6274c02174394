/** The interface whose sent packets come back. */
@NullMarked
package org.odpj.linuxgeneric.pktio.loop;

import org.jspecify.annotations.NullMarked;
