package org.odpj.linuxgeneric.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.config.OdpConfig;
import org.odpj.event.Event;
import org.odpj.linuxgeneric.queue.WakingRing;
import org.odpj.spi.OrderedContext;

/**
 * What the scheduler knows of one thread. Closed when the thread ends, so that no queue stays held
 * for ever and no event taken in advance is lost.
 */
final class SchedContext implements AutoCloseable {
  /** The most events that are taken in advance. */
  static final int STASH = 32;

  /** Where single events are put before they are returned. */
  final Event[] one = new Event[1];

  final Waiting waiting;
  final OrderedState ordered = new OrderedState(OrderedContext.current());

  /** The groups that the thread is in; written by {@link Groups}. */
  volatile long groups;

  /** The group that is served first when next looked. */
  int nextGroup;

  /** The atomic queue that the thread holds. */
  @Nullable SchedQueue held;

  /** Where the thread's events came from. */
  @Nullable SchedQueue source;

  boolean paused;

  /** How often the thread still takes from a queue before a lower priority comes first. */
  int untilFair;

  /** The priority that came first out of turn last. */
  int lastFair = ReadyQueues.PRIORITIES;

  /** How often the thread still goes for events before it looks at the sources. */
  int untilPoll;

  private final Consumer<Orphan> onEnd;
  private final Event[] stash = new Event[STASH];
  private int stashFrom;
  private int stashTo;

  /** The state of the calling thread; {@code onEnd} gets what it leaves behind. */
  SchedContext(OdpConfig config, Consumer<Orphan> onEnd) {
    this.waiting = new Waiting(config);
    this.untilFair = config.get(SchedKeys.FAIR);
    this.onEnd = onEnd;
  }

  /** How many events have been taken in advance; of any thread, exact when it is not at work. */
  int stashed() {
    return stashTo - stashFrom;
  }

  /**
   * Takes events in advance; by the queue's holder, when there are none. Who finds the queue empty
   * finds them here.
   */
  int fill(SchedQueue queue, int count) {
    WakingRing<Event> ring = queue.ring();
    int taken = ring.waiting(count);
    if (taken > 0) {
      ring.copy(stash, 0, taken);
      source = queue;
      stashFrom = 0;
      stashTo = taken;
      ring.remove(taken);
    }
    return taken;
  }

  /** The next event that was taken in advance; there must be one. */
  Event next() {
    return stash[stashFrom++];
  }

  /** Hands out events that were taken in advance; there must be one. */
  int drain(Event[] events, int offset, int count) {
    if (count == 1) { // Far quicker than a copy.
      events[offset] = stash[stashFrom++];
      return 1;
    }
    int taken = Math.min(count, stashTo - stashFrom);
    System.arraycopy(stash, stashFrom, events, offset, taken);
    stashFrom += taken;
    return taken;
  }

  /** Takes over what an ended thread had taken in advance. */
  void adopt(Orphan orphan) {
    stashFrom = 0;
    stashTo = orphan.events().size();
    orphan.events().toArray(stash);
    source = orphan.queue();
    held = source.isAtomic() ? source : null;
  }

  /** Ends the context if there is one. */
  void release() {
    SchedQueue queue = held;
    if (queue != null) {
      held = null;
      queue.release();
    }
    ordered.end();
  }

  @Override
  public synchronized void close() {
    if (stashed() > 0) {
      List<Event> left = List.copyOf(Arrays.asList(stash).subList(stashFrom, stashTo));
      held = null; // Goes with them.
      onEnd.accept(new Orphan(Objects.requireNonNull(source), left));
      stashFrom = stashTo;
    }
    release();
  }
}
