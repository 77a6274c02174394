package org.odpj.linuxgeneric.schedule;

import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.queue.Queue;

/**
 * What a thread had taken in advance when it ended.
 *
 * @param events in the queue's order
 * @param source the queue as the application knows it
 * @param held the queue, if it is atomic
 */
record Orphan(Event[] events, @Nullable Queue source, @Nullable SchedQueue held) {}
