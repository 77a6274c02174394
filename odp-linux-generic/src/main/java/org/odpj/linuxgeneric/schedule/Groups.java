package org.odpj.linuxgeneric.schedule;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.queue.SchedGroup;
import org.odpj.thread.OdpThread;
import org.odpj.thread.ThreadType;

/**
 * Who is in which group. Each thread's context carries the answer as a mask, one bit a group, which
 * is all that the fast path reads; changes are made here, under a lock.
 */
final class Groups {
  /** Bits of a mask. */
  static final int MAX = Long.SIZE;

  private static final int ALL = 0;
  private static final int WORKER = 1;
  private static final int CONTROL = 2;
  private static final int PREDEFINED = 3;

  private final @Nullable LinuxGroup[] groups = new LinuxGroup[MAX];
  private final int[] queues = new int[MAX];
  private final Map<Thread, Long> joined = new HashMap<>();
  private final Map<Thread, SchedContext> contexts = new HashMap<>();

  Groups() {
    add(ALL, "all");
    add(WORKER, "worker");
    add(CONTROL, "control");
  }

  SchedGroup all() {
    return predefined(ALL);
  }

  SchedGroup worker() {
    return predefined(WORKER);
  }

  SchedGroup control() {
    return predefined(CONTROL);
  }

  synchronized SchedGroup create(String name, Collection<? extends Thread> threads) {
    Set<Thread> members = Set.copyOf(threads);
    for (int i = PREDEFINED; i < MAX; i++) {
      if (groups[i] == null) {
        LinuxGroup group = add(i, name);
        members.forEach(thread -> join(group, thread));
        return group;
      }
    }
    throw new OdpException(
        ErrorCode.RESOURCE_EXHAUSTED,
        "%d scheduling groups are open, as many as the capability allows; close one first"
            .formatted(MAX));
  }

  synchronized Optional<SchedGroup> lookup(String name) {
    return Stream.of(groups)
        .filter(group -> group != null && group.name().equals(name))
        .map(SchedGroup.class::cast)
        .findFirst();
  }

  /** The number of a queue's group; one queue more has it. */
  synchronized int attach(@Nullable SchedGroup wanted) {
    SchedGroup given = wanted == null ? all() : wanted;
    if (!(given instanceof LinuxGroup group) || !group.isOf(this)) {
      throw new IllegalArgumentException(
          "the group '%s' is of another scheduler".formatted(given.name()));
    }
    checkOpen(group);
    queues[group.index()]++;
    return group.index();
  }

  /** One queue less has the group. */
  synchronized void detach(int index) {
    queues[index]--;
  }

  /** A thread uses the scheduler for the first time. */
  synchronized void enter(Thread thread, SchedContext context) {
    contexts.keySet().removeIf(Groups::hasEnded);
    joined.keySet().removeIf(Groups::hasEnded);
    contexts.put(thread, context);
    publish(thread);
  }

  synchronized Set<Thread> threads(LinuxGroup group) {
    checkOpen(group);
    Map<Thread, ?> candidates = isPredefined(group) ? contexts : joined;
    return candidates.keySet().stream()
        .filter(thread -> isIn(mask(thread), group.index()) && !hasEnded(thread))
        .collect(Collectors.toUnmodifiableSet());
  }

  synchronized void join(LinuxGroup group, Thread thread) {
    checkChangeable(group);
    joined.merge(thread, bit(group), (old, more) -> old | more);
    publish(thread);
  }

  synchronized void leave(LinuxGroup group, Thread thread) {
    checkChangeable(group);
    joined.computeIfPresent(thread, (_, old) -> old & ~bit(group));
    publish(thread);
  }

  synchronized void close(LinuxGroup group) {
    if (groups[group.index()] != group) {
      return;
    }
    checkChangeable(group);
    int used = queues[group.index()];
    if (used > 0) {
      throw new IllegalStateException(
          "the group '%s' cannot be closed: %d open queues have it".formatted(group.name(), used));
    }
    for (Thread thread : new HashSet<>(joined.keySet())) {
      leave(group, thread);
    }
    groups[group.index()] = null;
  }

  /** Some lines for people. */
  synchronized String describe() {
    return Stream.of(groups)
        .filter(Objects::nonNull)
        .map(group ->
            "group %d '%s': %d threads, %d queues"
                .formatted(
                    group.index(), group.name(), threads(group).size(), queues[group.index()]))
        .collect(Collectors.joining("\n"));
  }

  private LinuxGroup add(int index, String name) {
    LinuxGroup group = new LinuxGroup(this, name, index);
    groups[index] = group;
    return group;
  }

  private SchedGroup predefined(int index) {
    return Objects.requireNonNull(groups[index]);
  }

  private void publish(Thread thread) {
    SchedContext context = contexts.get(thread);
    if (context != null) {
      context.groups = mask(thread);
    }
  }

  private long mask(Thread thread) {
    boolean worker = thread instanceof OdpThread odp && odp.type() == ThreadType.WORKER;
    return joined.getOrDefault(thread, 0L) | (1L << ALL) | (1L << (worker ? WORKER : CONTROL));
  }

  /** Not one that has yet to start: that may be in a group already. */
  private static boolean hasEnded(Thread thread) {
    return thread.getState() == Thread.State.TERMINATED;
  }

  /** Whether a mask has the group of this number. */
  static boolean isIn(long mask, int index) {
    return (mask & (1L << index)) != 0;
  }

  private static long bit(LinuxGroup group) {
    return 1L << group.index();
  }

  private static boolean isPredefined(LinuxGroup group) {
    return group.index() < PREDEFINED;
  }

  private void checkOpen(LinuxGroup group) {
    if (groups[group.index()] != group) {
      throw new IllegalStateException("the group '%s' is closed".formatted(group.name()));
    }
  }

  private void checkChangeable(LinuxGroup group) {
    checkOpen(group);
    if (isPredefined(group)) {
      throw new IllegalStateException(
          "the group '%s' is there from the start: it can be neither changed nor closed"
              .formatted(group.name()));
    }
  }
}
