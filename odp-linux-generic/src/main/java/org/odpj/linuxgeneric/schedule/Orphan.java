package org.odpj.linuxgeneric.schedule;

import java.util.List;
import org.odpj.event.Event;

/**
 * What a thread had taken in advance when it ended.
 *
 * @param queue where it came from; if it is atomic, still held for whoever takes it over
 * @param events in the queue's order
 */
record Orphan(SchedQueue queue, List<Event> events) {}
