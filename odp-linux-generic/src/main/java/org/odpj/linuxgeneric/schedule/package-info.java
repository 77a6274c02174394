/** The scheduler and its queues. */
@NullMarked
package org.odpj.linuxgeneric.schedule;

import org.jspecify.annotations.NullMarked;
