package org.odpj.linuxgeneric.schedule;

import org.jspecify.annotations.Nullable;
import org.odpj.linuxgeneric.queue.Ring;

/**
 * The queues that are ready, in one ring for each group and priority.
 *
 * <p>A queue stands in its ring at most once (see {@link SchedQueue}), so the rings cannot be full.
 * Within a ring the queue that waited longest is served first: no queue twice before another that
 * was ready then. Within a priority a thread's groups take turns.
 *
 * <p>The highest priority is served first, but for one in so many times that a thread takes a
 * queue: then it begins with the next lower of the priorities in use, each in turn. So of {@code n}
 * ready queues of one ring, any is taken by a thread that serves it after at most {@code n} times
 * the interval times the priorities (and groups) in use.
 */
final class ReadyRings extends ReadyQueues {
  // Two threads may pass the check of how many queues there are at once; hence more than enough
  // room.
  private static final int RING_SIZE = 2 * MAX_QUEUES;

  private final @Nullable Ring<SchedQueue>[] rings;

  /** Of so many times, once a lower priority comes first; 0 for never. */
  private final int fairInterval;

  private final int[] open = new int[Groups.MAX * PRIORITIES];

  /** The groups, and the priorities, that any open queue has; spares a look at the others. */
  private volatile long usedGroups;

  private volatile int usedPriorities;

  // An array of a generic type can only be made without its parameter.
  @SuppressWarnings({"unchecked", "rawtypes"})
  ReadyRings(int fairInterval) {
    this.fairInterval = fairInterval;
    rings = new Ring[Groups.MAX * PRIORITIES];
  }

  /** The first of its kind gets a ring. */
  @Override
  void counted(int group, int priority, int change) {
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
    int used = usedPriorities;
    if (context.untilFair == 1) { // Never, if the interval is 0.
      SchedQueue queue = next(context, used & ((1 << context.lastFair) - 1));
      if (queue != null) {
        context.untilFair = fairInterval;
        context.lastFair = queue.priority();
        return queue;
      }
      context.lastFair = PRIORITIES;
    }
    SchedQueue queue = next(context, used);
    if (queue != null && context.untilFair > 1) {
      context.untilFair--;
    }
    return queue;
  }

  /** Takes a queue of the highest of these priorities that has one. */
  private @Nullable SchedQueue next(SchedContext context, int among) {
    int first = context.nextGroup;
    long mine = Long.rotateRight(context.groups & usedGroups, first);
    for (int priorities = among; priorities != 0; ) {
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
