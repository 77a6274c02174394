/** Timers, and the timeout events that they send to queues (ODP: timer). */
@NullMarked
package org.odpj.timer;

import org.jspecify.annotations.NullMarked;
