/** Rings and the plain queues made of them. */
@NullMarked
package org.odpj.linuxgeneric.queue;

import org.jspecify.annotations.NullMarked;
