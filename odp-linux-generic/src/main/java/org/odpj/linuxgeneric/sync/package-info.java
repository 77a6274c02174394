/** What the subsystems share to work with many threads. */
@NullMarked
package org.odpj.linuxgeneric.sync;

import org.jspecify.annotations.NullMarked;
