/** What hashes of packets and flows are made of. */
@NullMarked
package org.odpj.linuxgeneric.hash;

import org.jspecify.annotations.NullMarked;
