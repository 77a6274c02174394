/** Races on timers. */
@NullMarked
package org.odpj.linuxgeneric.timer;

import org.jspecify.annotations.NullMarked;
