/** Timers in hierarchical wheels, driven by a thread. */
@NullMarked
package org.odpj.linuxgeneric.timer;

import org.jspecify.annotations.NullMarked;
