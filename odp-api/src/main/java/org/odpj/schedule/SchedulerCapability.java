package org.odpj.schedule;

import java.util.Set;
import org.odpj.queue.EventAggrCapability;
import org.odpj.queue.SchedSync;

/**
 * What a scheduler can do (ODP: {@code odp_schedule_capability_t}).
 *
 * @param syncs the promises that queues can be made with
 * @param minPriority the lowest priority, 0 or more
 * @param maxPriority the highest priority
 * @param defaultPriority the priority to take when there is nothing to prefer
 * @param maxQueues scheduled queues that can exist at once
 * @param maxQueueSize the largest size that can be asked for
 * @param countsLength whether the length of a scheduled queue tells how many events wait (ODP:
 *     {@code queue_stats}); if not, it is always 0
 * @param maxOrderedLocks locks that an ordered queue can have
 * @param maxFlows flows that a queue can tell apart at most (ODP: {@code max_flow_id} + 1); 1 if
 *     none. A queue that does counts as one for each flow
 * @param maxGroups groups that can exist at once, those that are there from the start included
 * @param aggregators what aggregators scheduled queues can have
 */
public record SchedulerCapability(
    Set<SchedSync> syncs,
    int minPriority,
    int maxPriority,
    int defaultPriority,
    int maxQueues,
    int maxQueueSize,
    boolean countsLength,
    int maxOrderedLocks,
    int maxFlows,
    int maxGroups,
    EventAggrCapability aggregators) {}
