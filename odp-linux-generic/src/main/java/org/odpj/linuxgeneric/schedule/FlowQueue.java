package org.odpj.linuxgeneric.schedule;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.spi.Aggregators;

/**
 * A scheduled queue that tells flows apart: a lane for each, which is a scheduled queue of its own
 * with this one as what the application sees. So the scheduler's promises hold for each flow, and
 * flows do not wait for each other.
 */
final class FlowQueue implements Queue {
  private final String name;
  private final QueueParam param;
  private final ServedThreads threads;
  private final Consumer<? super Queue> onClose;
  private final SchedQueue[] lanes;
  private final @Nullable Aggregators aggregators;
  private volatile @Nullable Object context;
  private boolean closed;

  /** A queue; {@code newLane} makes a lane of the queue that it is given. */
  FlowQueue(
      String name,
      QueueParam param,
      ServedThreads threads,
      boolean check,
      Consumer<? super Queue> onClose,
      Function<Queue, SchedQueue> newLane) {
    this.name = name;
    this.param = param;
    this.threads = threads;
    this.onClose = onClose;
    this.context = param.context();
    this.lanes = new SchedQueue[Objects.requireNonNull(param.sched()).flows()];
    Arrays.setAll(lanes, _ -> newLane.apply(this));
    this.aggregators =
        param.aggregators().isEmpty() ? null : new Aggregators(name, param, this::put, check);
    if (aggregators != null) {
      threads.addSource(aggregators);
    }
  }

  private SchedQueue lane(Event event) {
    return lanes[event.flowId() % lanes.length];
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public QueueParam param() {
    return param;
  }

  @Override
  public @Nullable Object context() {
    return context;
  }

  @Override
  public void context(@Nullable Object object) {
    context = object;
  }

  @Override
  public Queue aggregator(int index) {
    return aggregators == null ? Queue.super.aggregator(index) : aggregators.get(index);
  }

  @Override
  public boolean enqueue(Event event) {
    return lane(event).enqueue(event);
  }

  @Override
  public int enqueue(Event[] events, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, events.length);
    lanes[0].checkEnqueue();
    return put(events, offset, count);
  }

  /** Each run of events of one lane is a burst. */
  @SuppressWarnings("ReferenceEquality") // A lane is itself.
  private int put(Event[] events, int offset, int count) {
    int end = offset + count;
    int from = offset;
    while (from < end) {
      SchedQueue lane = lane(events[from]);
      int to = from + 1;
      while (to < end && lane(events[to]) == lane) {
        to++;
      }
      int taken = lane.put(events, from, to - from);
      from += taken;
      if (from < to) {
        break;
      }
    }
    return from - offset;
  }

  @Override
  public @Nullable Event dequeue() {
    return lanes[0].dequeue(); // Refuses.
  }

  @Override
  public int dequeue(Event[] events, int offset, int count) {
    return lanes[0].dequeue(events, offset, count); // Refuses.
  }

  @Override
  public int length() {
    return Arrays.stream(lanes).mapToInt(SchedQueue::length).sum();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    for (int i = 0; i < lanes.length; i++) {
      int held = lanes[i].seal();
      if (held > 0) {
        Arrays.stream(lanes, 0, i).forEach(SchedQueue::unseal);
        throw SchedQueue.notEmpty(name, held);
      }
    }
    closed = true;
    if (aggregators != null) {
      threads.removeSource(aggregators);
      aggregators.close();
    }
    Arrays.stream(lanes).forEach(SchedQueue::end);
    onClose.accept(this);
  }
}
