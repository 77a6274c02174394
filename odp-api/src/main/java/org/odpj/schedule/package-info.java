/** The scheduler: events from many queues to whichever thread is free (ODP: schedule). */
@NullMarked
package org.odpj.schedule;

import org.jspecify.annotations.NullMarked;
