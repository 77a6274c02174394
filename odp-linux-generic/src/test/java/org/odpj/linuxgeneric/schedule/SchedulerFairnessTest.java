package org.odpj.linuxgeneric.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.odpj.Odp;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.config.OdpConfig;
import org.odpj.error.OdpException;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;

/** Who is served how often, by counts: all queues always have events. */
class SchedulerFairnessTest {
  private static final int BURST = 32;

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 64})
  void noPriorityStarves(int interval) {
    int[] priorities = {7, 7, 6, 3, 0};
    int used = 4;
    int largestRing = 2;
    int calls = 200 * used * interval;
    try (Odp odp = odp(interval)) {
      open(odp, SchedSync.PARALLEL, priorities);
      List<Integer> served = serve(odp, calls);
      int[] last = new int[priorities.length];
      int[] longest = new int[priorities.length];
      int[] times = new int[priorities.length];
      for (int call = 0; call < calls; call++) {
        int queue = served.get(call);
        longest[queue] = Math.max(longest[queue], call + 1 - last[queue]);
        last[queue] = call + 1;
        times[queue]++;
      }
      for (int queue = 0; queue < last.length; queue++) {
        longest[queue] = Math.max(longest[queue], calls + 1 - last[queue]);
      }
      int bound = largestRing * used * interval;
      assertThat(Arrays.stream(longest)).as("calls between two services").allMatch(n -> n <= bound);
      int lower = times[2] + times[3] + times[4];
      assertThat(lower).as("calls for lower priorities").isLessThanOrEqualTo(calls / interval);
    }
  }

  @Test
  void prioritiesAreStrictIfConfigured() {
    try (Odp odp = odp(0)) {
      open(odp, SchedSync.PARALLEL, 7, 6);
      assertThat(serve(odp, 10_000)).containsOnly(0);
    }
  }

  @ParameterizedTest
  @EnumSource(SchedSync.class)
  void queuesOfOnePriorityTakeTurns(SchedSync sync) {
    try (Odp odp = odp(64)) {
      open(odp, sync, 4, 4, 4, 4, 4);
      List<Integer> served = serve(odp, 1_000);
      for (int call = 5; call < served.size(); call++) {
        assertThat(served.get(call)).as("call %d", call).isEqualTo(served.get(call - 5));
      }
      assertThat(served.subList(0, 5)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }
  }

  @Test
  void refusesValuesThatItDoesNotKnow() {
    for (String key : List.of("spins", "yields", "sleep", "fair")) {
      for (String value : List.of("-1", "1000001", "many")) {
        OdpConfig config = OdpConfig.defaults().with("linux.sched." + key, value);
        assertThatThrownBy(() -> Odp.open(config))
            .isInstanceOf(OdpException.class)
            .hasMessageContaining("linux.sched." + key)
            .hasMessageContaining(value);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"spins", "yields", "sleep"})
  void waitsWithoutAnyOfItsSteps(String without) {
    try (Odp odp = Odp.open(OdpConfig.defaults().with("linux.sched." + without, "0"))) {
      long start = System.nanoTime();
      assertThat(odp.scheduler().schedule(1_000_000)).isNull();
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(1_000_000);
    }
  }

  private static Odp odp(int interval) {
    return Odp.open(OdpConfig.defaults().with("linux.sched.fair", Integer.toString(interval)));
  }

  /** Queues with a burst of events each; the context of each is its number. */
  private static void open(Odp odp, SchedSync sync, int... priorities) {
    BufferPool pool =
        odp.createBufferPool(
            "events", BufferPoolParam.of(BURST * priorities.length, 64).withCache(0));
    for (int i = 0; i < priorities.length; i++) {
      Queue queue = odp.createQueue("", QueueParam.scheduled(sync, priorities[i]).withContext(i));
      for (int n = 0; n < BURST; n++) {
        queue.enqueue(Objects.requireNonNull(pool.alloc()));
      }
    }
  }

  /** The queue that each call was served from; what comes goes back to it. */
  private static List<Integer> serve(Odp odp, int calls) {
    Scheduler scheduler = odp.scheduler();
    Event[] burst = new Event[BURST];
    List<Integer> served = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      int taken = scheduler.schedule(burst, 0, BURST, Scheduler.NO_WAIT);
      Queue queue = Objects.requireNonNull(scheduler.source());
      assertThat(queue.enqueue(burst, 0, taken)).isEqualTo(taken);
      served.add((Integer) Objects.requireNonNull(queue.context()));
    }
    return served;
  }
}
