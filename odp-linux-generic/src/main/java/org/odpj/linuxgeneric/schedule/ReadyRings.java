package org.odpj.linuxgeneric.schedule;

import org.jspecify.annotations.Nullable;
import org.odpj.linuxgeneric.queue.Ring;

/**
 * The queues that are ready, in one ring for each group and priority.
 *
 * <p>A queue stands in its ring at most once (see {@link SchedQueue}), so the rings cannot be full.
 * Within a ring the queue that waited longest is served first; within a priority a thread's groups
 * take turns.
 */
final class ReadyRings extends ReadyQueues {
  // Two threads may pass the check of how many queues there are at once; hence more than enough
  // room.
  private static final int RING_SIZE = 2 * MAX_QUEUES;

  private final @Nullable Ring<SchedQueue>[] rings;
  private final int[] open = new int[Groups.MAX * PRIORITIES];

  /** The groups, and the priorities, that any open queue has; spares a look at the others. */
  private volatile long usedGroups;

  private volatile int usedPriorities;

  // An array of a generic type can only be made without its parameter.
  @SuppressWarnings({"unchecked", "rawtypes"})
  ReadyRings() {
    rings = new Ring[Groups.MAX * PRIORITIES];
  }

  /** The first of its kind gets a ring. */
  @Override
  synchronized void count(int group, int priority, int change) {
    int slot = slot(group, priority);
    if (rings[slot] == null) {
      rings[slot] = new Ring<>(RING_SIZE, true, true, SchedQueue[]::new);
    }
    open[slot] += change;
    long groups = 0;
    int priorities = 0;
    for (int i = 0; i < open.length; i++) {
      if (open[i] > 0) {
        groups |= 1L << (i / PRIORITIES);
        priorities |= 1 << (i % PRIORITIES);
      }
    }
    usedGroups = groups;
    usedPriorities = priorities;
  }

  @Override
  void add(SchedQueue queue) {
    Ring<SchedQueue> ring = rings[slot(queue.group(), queue.priority())];
    if (ring == null || !ring.enqueue(queue)) {
      throw new AssertionError("queue '" + queue.name() + "' is ready more than once");
    }
  }

  @Override
  @Nullable SchedQueue next(SchedContext context) {
    int first = context.nextGroup;
    long mine = Long.rotateRight(context.groups & usedGroups, first);
    for (int priorities = usedPriorities; priorities != 0; ) {
      int priority = 31 - Integer.numberOfLeadingZeros(priorities);
      priorities ^= 1 << priority;
      for (long left = mine; left != 0; left &= left - 1) {
        int group = (Long.numberOfTrailingZeros(left) + first) & (Groups.MAX - 1);
        Ring<SchedQueue> ring = rings[slot(group, priority)];
        SchedQueue queue = ring == null || ring.isEmpty() ? null : ring.dequeue();
        if (queue != null) {
          context.nextGroup = group + 1;
          return queue;
        }
      }
    }
    return null;
  }

  private static int slot(int group, int priority) {
    return group * PRIORITIES + priority;
  }
}
