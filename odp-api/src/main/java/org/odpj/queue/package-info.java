/** Queues: where events wait (ODP: queue, and the scheduling parameters of schedule_types). */
@NullMarked
package org.odpj.queue;

import org.jspecify.annotations.NullMarked;
