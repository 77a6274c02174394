/** The backend {@code linux-generic}: everything in software, for any Linux. */
@NullMarked
package org.odpj.linuxgeneric;

import org.jspecify.annotations.NullMarked;
