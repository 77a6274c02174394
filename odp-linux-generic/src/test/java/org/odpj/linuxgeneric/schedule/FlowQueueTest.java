package org.odpj.linuxgeneric.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.odpj.Odp;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.config.OdpConfig;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedParam;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;

class FlowQueueTest {
  private final Odp odp = Odp.open(OdpConfig.defaults());
  private final Scheduler scheduler = odp.scheduler();
  private final BufferPool pool =
      odp.createBufferPool("pool", BufferPoolParam.of(64, 64).withCache(0));

  @AfterEach
  void close() {
    odp.close();
  }

  @Test
  void flowsOfAnAtomicQueueDoNotWaitForEachOther() throws Exception {
    Queue queue = queue(SchedSync.ATOMIC, 4, 16);
    for (int i = 0; i < 4; i++) {
      queue.enqueue(event(i % 2));
    }
    Event first = Objects.requireNonNull(next());
    assertThat(first.flowId()).isZero();
    List<Event> others = new ArrayList<>();
    Thread other =
        new Thread(() -> {
          for (Event event = next(); event != null; event = next()) {
            others.add(event);
          }
        });
    other.start();
    other.join();
    assertThat(others).extracting(Event::flowId).containsExactly(1, 1);
    others.forEach(Event::free);
    first.free();
    Objects.requireNonNull(next()).free();
    assertThat(next()).isNull();
  }

  @Test
  void takesAPrefixOfABurstWhenOneFlowIsFull() {
    Queue queue = queue(SchedSync.PARALLEL, 2, 1);
    Event[] burst = {event(0), event(1), event(3), event(0)};
    assertThat(queue.enqueue(burst, 0, 4)).isEqualTo(2);
    assertThat(queue.length()).isEqualTo(2);
    Event.freeAll(burst, 2, 2);
    Objects.requireNonNull(next()).free();
    Objects.requireNonNull(next()).free();
  }

  @Test
  void closesWhenEveryFlowIsEmpty() {
    Queue queue = queue(SchedSync.ORDERED, 4, 16);
    queue.enqueue(event(3));
    assertThatThrownBy(queue::close).hasMessageContaining("1 events");
    assertThat(queue.enqueue(event(0))).as("still open for each flow").isTrue();
    Objects.requireNonNull(next()).free();
    Objects.requireNonNull(next()).free();
    assertThat(next()).isNull();
    queue.close();
    queue.close();
    Event late = event(2);
    assertThatThrownBy(() -> queue.enqueue(late)).isInstanceOf(IllegalStateException.class);
    late.free();
  }

  @Test
  void countsAsAQueueForEachFlow() {
    int flows = scheduler.capability().maxFlows();
    List<Queue> queues = new ArrayList<>();
    for (int left = scheduler.capability().maxQueues(); left >= flows; left -= flows) {
      queues.add(queue(SchedSync.PARALLEL, flows, 1));
    }
    assertThatThrownBy(() -> queue(SchedSync.PARALLEL, flows, 1))
        .isInstanceOfSatisfying(
            OdpException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RESOURCE_EXHAUSTED))
        .hasMessageContaining("one for each flow");
    queues.forEach(Queue::close);
    queue(SchedSync.PARALLEL, flows, 1);
  }

  private Queue queue(SchedSync sync, int flows, int size) {
    SchedParam sched = new SchedParam(sync, 4).withFlows(flows);
    return odp.createQueue("flows", QueueParam.scheduled(sched).withSize(size));
  }

  private Event event(int flow) {
    Buffer buffer = Objects.requireNonNull(pool.alloc());
    buffer.flowId(flow);
    return buffer;
  }

  private @Nullable Event next() {
    return scheduler.schedule(Scheduler.NO_WAIT);
  }
}
