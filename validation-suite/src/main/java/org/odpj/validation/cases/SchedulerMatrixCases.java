package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.odpj.queue.SchedSync;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.Variant;

/**
 * The scheduler with one and many queues, threads and priorities, for each promise, one by one and
 * in bursts.
 */
@CasesOf("scheduler")
public final class SchedulerMatrixCases {
  private static final int EVENTS = 200;
  private static final int QUEUES = 16;
  private static final int THREADS = 4;

  @Conformance(
      odp = "scheduler/scheduler_fifo_{variant}",
      variants = FifoForm.class,
      clause = "One thread gets the events of a queue in the order they were put in.",
      strategy = "2,000 numbered events in one queue, one thread.",
      ifFails = "What a burst leaves behind for the next call.")
  void fifo(Fixture fixture, FifoForm fifo) {
    run(fixture, fifo.form, SchedTraffic.samePriority(fixture, 1), 2_000, 1);
  }

  @Conformance(
      odp = "scheduler/scheduler_fifo_mt_{variant}",
      variants = FifoForm.class,
      clause =
          "Several threads get every event once; those of an atomic queue in order, one thread at a"
              + " time.",
      strategy = "2,000 numbered events in one queue, four threads.",
      ifFails = "How an atomic queue is handed from one thread to the next.")
  void fifoOfManyThreads(Fixture fixture, FifoForm fifo) {
    run(fixture, fifo.form, SchedTraffic.samePriority(fixture, 1), 2_000, THREADS);
  }

  @Conformance(
      odp = "scheduler/scheduler_test_{prefix}1q_1t_{variant}",
      variants = SchedForm.class,
      clause = "Every event of a queue comes once, from that queue.",
      strategy = "One queue, one thread; the source is checked with each event.",
      ifFails = "source() of a burst.")
  void oneQueueOneThread(Fixture fixture, SchedForm form) {
    run(fixture, form, SchedTraffic.samePriority(fixture, 1), EVENTS, 1);
  }

  @Conformance(
      odp = "scheduler/scheduler_test_{prefix}mq_1t_{variant}",
      variants = SchedForm.class,
      clause = "Every event of many queues comes once, in the order of its queue.",
      strategy = "16 queues of one priority, one thread.",
      ifFails = "How queues take turns.")
  void manyQueuesOneThread(Fixture fixture, SchedForm form) {
    run(fixture, form, SchedTraffic.samePriority(fixture, QUEUES), EVENTS, 1);
  }

  @Conformance(
      odp = "scheduler/scheduler_test_{prefix}mq_1t_prio_{variant}",
      variants = SchedForm.class,
      clause = "Every event of queues of all priorities comes once, in the order of its queue.",
      strategy = "16 queues over all priorities, one thread.",
      ifFails = "How a level is left when its queues are empty.")
  void manyPrioritiesOneThread(Fixture fixture, SchedForm form) {
    run(fixture, form, SchedTraffic.allPriorities(fixture, QUEUES), EVENTS, 1);
  }

  @Conformance(
      odp = "scheduler/scheduler_test_{prefix}mq_mt_prio_{variant}",
      variants = SchedForm.class,
      clause =
          "Several threads get every event once; those of atomic queues in order, one thread at a"
              + " time.",
      strategy = "16 queues over all priorities, four threads.",
      ifFails = "A queue that is put back to its level twice, or not at all.")
  void manyPrioritiesManyThreads(Fixture fixture, SchedForm form) {
    run(fixture, form, SchedTraffic.allPriorities(fixture, QUEUES), EVENTS, THREADS);
  }

  @Conformance(
      odp = {"scheduler/scheduler_test_print", "scheduler/scheduler_test_mq_mt_prio_a_print"},
      clause = "The scheduler describes itself at any time, and nothing changes by it.",
      strategy = "Asks for the text before and after four threads have emptied 16 atomic queues.",
      ifFails = "describe().")
  void describesItself(Fixture fixture) {
    assertFalse(fixture.odp().scheduler().describe().isBlank(), "the description");
    run(fixture, SchedForm.ATOMIC_SINGLE, SchedTraffic.allPriorities(fixture, QUEUES), EVENTS, 4);
    assertFalse(fixture.odp().scheduler().describe().isBlank(), "the description");
  }

  /** One by one and in bursts. */
  enum Exclusive implements Variant {
    SINGLE(SchedForm.ATOMIC_SINGLE),
    MULTI(SchedForm.ATOMIC_MULTI);

    final SchedForm form;

    Exclusive(SchedForm form) {
      this.form = form;
    }

    @Override
    public String odpPrefix() {
      return form.odpPrefix();
    }
  }

  @Conformance(
      odp = "scheduler/scheduler_test_{prefix}1q_mt_a_excl",
      variants = Exclusive.class,
      clause =
          "While a thread holds an atomic queue's context, no other thread gets an event of it.",
      strategy =
          "One thread holds the context while another asks 1,000 times; then four threads take"
              + " 5,000 events, each counting itself in and out.",
      ifFails = "When the context ends: at the thread's next schedule call, not before.")
  void atomicQueuesAreExclusive(Fixture fixture, Exclusive exclusive) {
    fixture.requireSync(SchedSync.ATOMIC);
    int max = fixture.odp().scheduler().capability().maxQueueSize();
    int events = Math.min(5_000, max);
    SchedTraffic traffic =
        new SchedTraffic(fixture, exclusive.form, SchedTraffic.samePriority(fixture, 1), events);
    traffic.fill(events);
    traffic.holdAgainstAnother(1_000);
    traffic.consume(THREADS);
  }

  private static void run(
      Fixture fixture, SchedForm form, int[] priorities, int wanted, int threads) {
    int max = fixture.odp().scheduler().capability().maxQueueSize();
    int events = Math.min(wanted, max);
    SchedTraffic traffic = new SchedTraffic(fixture, form, priorities, events);
    traffic.fill(events);
    traffic.consume(threads);
  }
}
