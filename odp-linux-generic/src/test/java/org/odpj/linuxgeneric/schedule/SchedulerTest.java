package org.odpj.linuxgeneric.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.odpj.Odp;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.config.OdpConfig;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedGroup;
import org.odpj.queue.SchedParam;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.thread.ThreadType;

class SchedulerTest {
  private final Odp odp = Odp.open(OdpConfig.defaults());
  private final Scheduler scheduler = odp.scheduler();
  private final BufferPool pool = odp.createBufferPool("pool", BufferPoolParam.of(512, 64));

  @AfterEach
  void close() {
    odp.close();
  }

  @Test
  void servesHigherPrioritiesFirstAndEqualOnesInBurstsInTurn() {
    Queue low = odp.createQueue("low", QueueParam.scheduled(SchedSync.PARALLEL, 0));
    Queue a = odp.createQueue("a", QueueParam.scheduled(SchedSync.PARALLEL, 5));
    Queue b = odp.createQueue("b", QueueParam.scheduled(SchedSync.ATOMIC, 5));
    for (int i = 0; i < 2; i++) {
      low.enqueue(buffer(0));
      a.enqueue(buffer(0));
      b.enqueue(buffer(0));
    }
    List<@Nullable Queue> order = new ArrayList<>();
    for (Event event = next(); event != null; event = next()) {
      order.add(scheduler.source());
      event.free();
    }
    assertThat(order).containsExactly(a, a, b, b, low, low);
    assertThat(scheduler.source()).isNull();
  }

  @Test
  void waitsAtLeastAsLongAsAsked() {
    long start = System.nanoTime();
    assertThat(scheduler.schedule(5_000_000)).isNull();
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(5_000_000);
    assertThatThrownBy(() -> scheduler.schedule(-2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Timeout(20)
  void endsAWaitWhenInterrupted() throws Exception {
    AtomicReference<@Nullable Object> result = new AtomicReference<>("none");
    Thread waiter = new Thread(() -> result.set(scheduler.schedule(Scheduler.WAIT)));
    waiter.start();
    waiter.interrupt();
    waiter.join();
    assertThat(result.get()).isNull();
  }

  @Test
  void takesNothingWhilePaused() {
    Queue queue = odp.createQueue("queue", QueueParam.scheduled(SchedSync.PARALLEL, 0));
    queue.enqueue(buffer(1));
    scheduler.pause();
    assertThat(next()).isNull();
    scheduler.resume();
    Objects.requireNonNull(next()).free();
  }

  @Test
  void refusesToCloseWhileEventsWait() {
    Queue queue = odp.createQueue("queue", QueueParam.scheduled(SchedSync.ATOMIC, 0));
    queue.enqueue(buffer(1));
    assertThatThrownBy(queue::close).hasMessageContaining("1 events");
    assertThatThrownBy(queue::dequeue).hasMessageContaining("scheduled");
    Objects.requireNonNull(next()).free();
    queue.close();
    queue.close();
    assertThat(next()).isNull();
    Buffer buffer = buffer(1);
    assertThatThrownBy(() -> queue.enqueue(buffer)).isInstanceOf(IllegalStateException.class);
    buffer.free();
  }

  @Test
  void closesUnderItsHolder() {
    Queue queue = odp.createQueue("queue", QueueParam.scheduled(SchedSync.ATOMIC, 0));
    Buffer buffer = buffer(1);
    queue.enqueue(buffer);
    assertThat(next()).isSameAs(buffer);
    queue.close();
    assertThatThrownBy(() -> queue.enqueue(buffer)).hasMessageContaining("it is closed");
    buffer.free();
    scheduler.releaseAtomic();
    assertThat(next()).isNull();
  }

  @Test
  @Timeout(20)
  void takesOverWhatADeadThreadHeld() throws Exception {
    Queue queue = odp.createQueue("queue", QueueParam.scheduled(SchedSync.ATOMIC, 0));
    queue.enqueue(buffer(1));
    queue.enqueue(buffer(2));
    Thread holder = new Thread(() -> Objects.requireNonNull(next()).free());
    holder.start();
    holder.join();
    Objects.requireNonNull(next()).free();
  }

  @Test
  @Timeout(20)
  void countsAndHandsOverWhatAThreadTookInAdvance() throws Exception {
    Queue queue = odp.createQueue("queue", QueueParam.scheduled(SchedSync.PARALLEL, 7));
    for (int i = 0; i < 10; i++) {
      queue.enqueue(buffer(i));
    }
    Thread ending =
        odp.thread("w", ThreadType.WORKER, null, () -> Objects.requireNonNull(next()).free());
    ending.start();
    ending.join();
    assertThat(queue.length()).isEqualTo(9);
    assertThatThrownBy(queue::close).hasMessageContaining("9 events");
    for (int i = 1; i < 10; i++) {
      Buffer buffer = (Buffer) Objects.requireNonNull(next());
      assertThat(buffer.memory().get(ValueLayout.JAVA_INT, 0)).isEqualTo(i);
      assertThat(scheduler.source()).isSameAs(queue);
      buffer.free();
    }
    assertThat(next()).isNull();
    queue.close();
  }

  @Test
  @Timeout(20)
  void leavesWhatAThreadTookInAdvanceToItsGroup() throws Exception {
    Thread ending = odp.thread("w", ThreadType.WORKER, null, () -> freeNext());
    Thread member = odp.thread("w", ThreadType.WORKER, null, () -> freeNext());
    SchedGroup group = scheduler.createGroup("group", Set.of(ending, member));
    SchedParam sched = new SchedParam(SchedSync.ATOMIC, 7, group, 0);
    Queue queue = odp.createQueue("queue", QueueParam.scheduled(sched));
    queue.enqueue(buffer(0));
    queue.enqueue(buffer(1));
    ending.start();
    ending.join();
    assertThat(next()).isNull();
    assertThat(queue.length()).isEqualTo(1);
    member.start();
    member.join();
    assertThat(queue.length()).isZero();
    queue.close();
    group.close();
  }

  @Test
  void takesHalfOfAnOrderedQueueInAdvanceAndAllInOneContext() throws Exception {
    Queue from = odp.createQueue("from", QueueParam.scheduled(SchedSync.ORDERED, 7));
    Queue to = odp.createQueue("to", QueueParam.plain());
    for (int i = 0; i < 8; i++) {
      from.enqueue(buffer(i));
    }
    to.enqueue(Objects.requireNonNull(next())); // 0, with 1 to 3 in advance.
    AtomicInteger others = new AtomicInteger();
    CountDownLatch taken = new CountDownLatch(1);
    Thread other =
        new Thread(() -> {
          Event first = Objects.requireNonNull(next()); // 4, with 5 in advance.
          others.set(number(first));
          taken.countDown();
          to.enqueue(first); // Waits for 1 to 3.
          to.enqueue(Objects.requireNonNull(next()));
          scheduler.releaseOrdered();
        });
    other.start();
    await(taken);
    assertThat(others.get()).isEqualTo(4);
    scheduler.releaseOrdered(); // Would let 4 pass 1 to 3.
    for (int i = 1; i < 4; i++) {
      Event event = Objects.requireNonNull(next());
      assertThat(number(event)).isEqualTo(i);
      to.enqueue(event);
    }
    scheduler.releaseOrdered();
    other.join();
    for (int i = 0; i < 6; i++) {
      Event event = Objects.requireNonNull(to.dequeue());
      assertThat(number(event)).isEqualTo(i);
      event.free();
    }
    freeNext();
    freeNext();
    assertThat(next()).isNull();
  }

  @Test
  @Timeout(20)
  void closesOnlyWhenNoThreadHasEventsInAdvance() throws Exception {
    for (SchedSync sync : SchedSync.values()) {
      Queue queue = odp.createQueue("queue", QueueParam.scheduled(sync, 7));
      for (int i = 0; i < 4; i++) {
        queue.enqueue(buffer(i));
      }
      freeNext();
      for (int left = 3; left > 0; left--) {
        assertThatThrownBy(queue::close).isInstanceOf(IllegalStateException.class);
        Buffer late = buffer(9);
        assertThat(queue.enqueue(late)).as("a queue that stays as it was").isTrue();
        freeNext();
      }
      for (Event event = next(); event != null; event = next()) {
        event.free();
      }
      queue.close();
    }
  }

  @Test
  @Timeout(20)
  void entersTheOrderedContextOfOneDataPlaneAtATime() throws Exception {
    SchedParam oneByOne = new SchedParam(SchedSync.ORDERED, 0, null, 1);
    try (Odp other = Odp.open(OdpConfig.defaults())) {
      Queue here = odp.createQueue("here", QueueParam.scheduled(oneByOne));
      Queue there = other.createQueue("there", QueueParam.scheduled(oneByOne));
      Queue to = odp.createQueue("to", QueueParam.plain());
      BufferPool others = other.createBufferPool("pool", BufferPoolParam.of(8, 64));
      for (int i = 0; i < 2; i++) {
        here.enqueue(buffer(i));
        there.enqueue(Objects.requireNonNull(others.alloc()));
      }
      Event first = Objects.requireNonNull(next());
      scheduler.lock(0);
      Event theirs = Objects.requireNonNull(other.scheduler().schedule(Scheduler.NO_WAIT));
      assertThatThrownBy(() -> scheduler.unlock(0)).isInstanceOf(IllegalStateException.class);
      other.scheduler().lock(0);
      Thread second =
          new Thread(() -> {
            Event event = Objects.requireNonNull(next());
            scheduler.lock(0);
            to.enqueue(event); // Would wait for ever if the first context had not ended.
          });
      second.start();
      second.join();
      Event passed = Objects.requireNonNull(to.dequeue());
      other.scheduler().unlock(0);
      assertThat(next()).isNull();
      theirs.free();
      Objects.requireNonNull(other.scheduler().schedule(Scheduler.NO_WAIT)).free();
      passed.free();
      first.free();
      assertThat(other.scheduler().schedule(Scheduler.NO_WAIT)).isNull();
    }
  }

  @Test
  @Timeout(20)
  void waitsNotForTheContextOfADeadThread() throws Exception {
    Queue from = odp.createQueue("from", QueueParam.scheduled(SchedSync.ORDERED, 0));
    Queue to = odp.createQueue("to", QueueParam.plain());
    from.enqueue(buffer(0));
    from.enqueue(buffer(1));
    Thread ending = new Thread(this::freeNext);
    ending.start();
    ending.join();
    Event second = Objects.requireNonNull(next());
    assertThat(to.enqueue(second)).isTrue();
    assertThat(to.dequeue()).isSameAs(second);
    second.free();
  }

  @Test
  @Timeout(20)
  void aSlowContextHoldsBackThoseThatWouldLeaveNoRoomForMarks() throws Exception {
    int events = OrderSequence.WINDOW + 10;
    SchedParam oneByOne = new SchedParam(SchedSync.ORDERED, 0, null, 1);
    Queue queue = odp.createQueue("queue", QueueParam.scheduled(oneByOne));
    for (int i = 0; i < events; i++) {
      queue.enqueue(buffer(i));
    }
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread slow =
        new Thread(() -> {
          freeNext();
          begun.countDown();
          await(end);
        });
    slow.start();
    await(begun);
    for (int i = 1; i < OrderSequence.WINDOW; i++) {
      freeNext();
    }
    assertThat(next()).isNull();
    end.countDown();
    slow.join();
    for (int i = OrderSequence.WINDOW; i < events; i++) {
      freeNext();
    }
    assertThat(next()).isNull();
  }

  @ParameterizedTest
  @EnumSource(SchedSync.class)
  @Timeout(120)
  void losesNoEventAndKeepsAtomicQueuesExclusiveAndInOrder(SchedSync sync) throws Exception {
    int queues = 3;
    int events = 60;
    int rounds = 30_000;
    List<Queue> all = new ArrayList<>();
    for (int i = 0; i < queues; i++) {
      Turn turn = new Turn();
      Queue queue = odp.createQueue("q" + i, QueueParam.scheduled(sync, i).withContext(turn));
      all.add(queue);
      for (int e = 0; e < events / queues; e++) {
        queue.enqueue(buffer(turn.sent++));
      }
    }
    AtomicInteger left = new AtomicInteger(rounds);
    ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Runnable task = () -> work(left, sync == SchedSync.ATOMIC, failures);
      threads.add(i == 0 ? new Thread(task) : odp.thread("w", ThreadType.WORKER, null, task));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
    int found = 0;
    for (Event event = next(); event != null; event = next()) {
      event.free();
      found++;
    }
    assertThat(found).isEqualTo(events);
    all.forEach(Queue::close);
  }

  /** What an atomic queue protects: plain fields that any thread changes, one at a time. */
  private static final class Turn {
    final AtomicInteger inside = new AtomicInteger();
    int sent;
    int received;
  }

  private void work(AtomicInteger left, boolean atomic, ConcurrentLinkedQueue<Throwable> failures) {
    Event[] burst = new Event[8];
    try {
      while (left.get() > 0) {
        int taken = scheduler.schedule(burst, 0, 8, 100_000);
        if (taken == 0) {
          continue;
        }
        left.addAndGet(-taken);
        Queue queue = Objects.requireNonNull(scheduler.source());
        if (atomic) {
          pass((Turn) Objects.requireNonNull(queue.context()), burst, taken);
        }
        if (queue.enqueue(burst, 0, taken) != taken) {
          throw new AssertionError("the queue is full");
        }
      }
    } catch (RuntimeException | AssertionError e) {
      failures.add(e);
    }
  }

  private static void pass(Turn turn, Event[] burst, int count) {
    if (turn.inside.incrementAndGet() != 1) {
      throw new AssertionError("two threads hold the queue");
    }
    for (int i = 0; i < count; i++) {
      Buffer buffer = (Buffer) burst[i];
      int number = buffer.memory().get(ValueLayout.JAVA_INT, 0);
      if (number != turn.received++) {
        throw new AssertionError("out of order");
      }
      buffer.memory().set(ValueLayout.JAVA_INT, 0, turn.sent++);
    }
    turn.inside.decrementAndGet();
  }

  private void freeNext() {
    Objects.requireNonNull(next()).free();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private @Nullable Event next() {
    return scheduler.schedule(Scheduler.NO_WAIT);
  }

  private static int number(Event event) {
    return ((Buffer) event).memory().get(ValueLayout.JAVA_INT, 0);
  }

  private Buffer buffer(int number) {
    Buffer buffer = Objects.requireNonNull(pool.alloc());
    buffer.memory().set(ValueLayout.JAVA_INT, 0, number);
    return buffer;
  }
}
