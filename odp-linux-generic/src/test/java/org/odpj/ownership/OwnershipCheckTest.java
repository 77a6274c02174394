package org.odpj.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.odpj.Odp;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.config.OdpConfig;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;

/**
 * What {@code odp.check=true} finds. In a package of its own, because the places that it reports
 * are those outside the backend.
 */
class OwnershipCheckTest {
  private final List<String> log = new ArrayList<>();
  private final OdpConfig config =
      OdpConfig.defaults().with("odp.check", "true").withLog((level, line) -> log.add(line));

  @Test
  void reportsADoubleFreeWithThePlaceOfTheFirst() {
    try (Odp odp = Odp.open(config)) {
      BufferPool pool = odp.createBufferPool("pool", BufferPoolParam.of(4, 64));
      Buffer[] buffers = new Buffer[2];
      assertThat(pool.alloc(buffers, 0, 2)).isEqualTo(2);
      freeFirst(buffers[1]);
      assertThatThrownBy(() -> pool.free(buffers, 0, 2))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("pool 'pool'")
          .hasMessageContaining("freeFirst");
      buffers[0].free();
      assertThat(pool.statistics().available()).isEqualTo(4);
    }
  }

  @Test
  void reportsAFreeOfWhatIsInAQueue() {
    try (Odp odp = Odp.open(config)) {
      BufferPool pool = odp.createBufferPool("pool", BufferPoolParam.of(4, 64));
      Queue queue = odp.createQueue("queue", QueueParam.plain());
      Buffer buffer = Objects.requireNonNull(pool.alloc());
      assertThat(queue.enqueue(buffer)).isTrue();
      assertThatThrownBy(buffer::free).hasMessageContaining("enqueued to queue 'queue'");
      assertThatThrownBy(() -> queue.enqueue(buffer)).hasMessageContaining("enqueued");
      assertThat(queue.length()).isEqualTo(1);
      assertThat(queue.dequeue()).isSameAs(buffer);
      buffer.free();
    }
  }

  @Test
  void followsEventsThroughTheScheduler() {
    try (Odp odp = Odp.open(config)) {
      BufferPool pool = odp.createBufferPool("pool", BufferPoolParam.of(4, 64));
      Queue queue = odp.createQueue("queue", QueueParam.scheduled(SchedSync.PARALLEL, 1));
      Buffer buffer = Objects.requireNonNull(pool.alloc());
      queue.enqueue(buffer);
      assertThat(odp.scheduler().schedule(Scheduler.NO_WAIT)).isSameAs(buffer);
      assertThat(odp.scheduler().source()).isSameAs(queue);
      buffer.free();
      queue.close();
      assertThat(odp.lookupQueue("queue")).isEmpty();
    }
  }

  @Test
  void logsLeaksWithThePlaceOfTheAllocation() {
    try (Odp odp = Odp.open(config)) {
      BufferPool pool = odp.createBufferPool("pool", BufferPoolParam.of(4, 64));
      assertThat(pool.alloc()).isNotNull();
    }
    assertThat(log)
        .anyMatch(line -> line.contains("'pool'") && line.contains("logsLeaksWithThePlaceOf"));
  }

  private static void freeFirst(Buffer buffer) {
    buffer.free();
  }
}
