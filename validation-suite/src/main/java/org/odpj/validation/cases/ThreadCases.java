package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.function.Executable;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.queue.SchedGroup;
import org.odpj.thread.OdpThread;
import org.odpj.thread.RunningThreads;
import org.odpj.thread.ThreadType;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;

/** The threads of a data plane: their numbers, their types, and sets of them. */
@CasesOf("thread")
public final class ThreadCases {
  private static final int FEW = 4;

  @Conformance(
      odp = "thread/thread_test_odp_thread_id",
      clause = "A thread has the smallest number that no other running one has.",
      strategy =
          "Starts threads, ends one in the middle, starts two more, and reads the numbers from"
              + " inside and outside.",
      ifFails = "RunningThreads.")
  void haveTheSmallestFreeNumber(Fixture fixture) throws InterruptedException {
    assertEquals(-1, thread(fixture, ThreadType.WORKER, () -> {}).index(), "not started");
    try (Waiting first = new Waiting(fixture, ThreadType.WORKER, FEW)) {
      first.start();
      for (int i = 0; i < FEW; i++) {
        assertEquals(i, first.threads.get(i).index(), "number of thread " + i);
        assertEquals(i, first.seenInside[i], "number that thread " + i + " sees");
      }
      try (Waiting second = new Waiting(fixture, ThreadType.CONTROL, 1)) {
        second.start();
        assertEquals(FEW, second.threads.getFirst().index(), "number of the next one");
        first.end(1);
        OdpThread third = thread(fixture, ThreadType.WORKER, () -> {});
        third.start();
        third.join();
        assertEquals(1, third.index(), "number of one that takes another's place");
      }
    }
  }

  @Conformance(
      odp = {
        "thread/thread_test_odp_thread_count",
        "thread/thread_test_odp_thrmask_worker",
        "thread/thread_test_odp_thrmask_control",
        "thread/thread_test_odp_thrmask_count",
        "thread/thread_test_odp_thrmask_isset"
      },
      clause = "The data plane knows the threads that run, all of them and by type.",
      strategy = "Starts workers and control threads, counts them, ends them, and counts again.",
      ifFails = "Odp.threads, OdpThread.run.")
  void knowsWhoRuns(Fixture fixture) throws InterruptedException {
    assertEquals(Set.of(), fixture.odp().threads(), "before any was started");
    try (Waiting workers = new Waiting(fixture, ThreadType.WORKER, FEW);
        Waiting control = new Waiting(fixture, ThreadType.CONTROL, 2)) {
      assertEquals(Set.of(), fixture.odp().threads(), "before they are started");
      workers.start();
      control.start();
      assertEquals(FEW + 2, fixture.odp().threads().size(), "all");
      assertEquals(
          Set.copyOf(workers.threads), fixture.odp().threads(ThreadType.WORKER), "workers");
      assertEquals(
          Set.copyOf(control.threads), fixture.odp().threads(ThreadType.CONTROL), "control");
      OdpThread one = workers.threads.getFirst();
      assertTrue(fixture.odp().threads().contains(one), "a worker is there");
      assertEquals(ThreadType.WORKER, one.type(), "its type");
      workers.end(0);
      assertFalse(fixture.odp().threads().contains(one), "a worker that has ended is there");
    }
    assertEquals(Set.of(), fixture.odp().threads(), "after all have ended");
  }

  @Conformance(
      odp = {
        "thread/thread_test_odp_thrmask_equal",
        "thread/thread_test_odp_thrmask_copy",
        "thread/thread_test_odp_thrmask_first",
        "thread/thread_test_odp_thrmask_last",
        "thread/thread_test_odp_thrmask_next"
      },
      clause = "A set of running threads is in the order of their numbers, and does not change.",
      strategy = "Goes through a set, and compares it with another before and after a thread ends.",
      ifFails = "RunningThreads.matching.")
  void setsAreOrdered(Fixture fixture) throws InterruptedException {
    try (Waiting workers = new Waiting(fixture, ThreadType.WORKER, FEW)) {
      workers.start();
      var set = fixture.odp().threads();
      assertEquals(set, fixture.odp().threads(), "two sets of the same threads");
      assertSame(workers.threads.getFirst(), set.getFirst(), "first");
      assertSame(workers.threads.getLast(), set.getLast(), "last");
      Iterator<OdpThread> next = set.iterator();
      for (int i = 0; i < FEW; i++) {
        assertEquals(i, next.next().index(), "next");
      }
      workers.end(2);
      assertEquals(FEW, set.size(), "size of the older set");
      assertNotEquals(set, fixture.odp().threads(), "sets before and after a thread has ended");
      assertThrows(
          UnsupportedOperationException.class, set::removeFirst, "a set of the data plane");
    }
  }

  @Conformance(
      odp = {
        "thread/thread_test_odp_thrmask_zero",
        "thread/thread_test_odp_thrmask_set",
        "thread/thread_test_odp_thrmask_clr"
      },
      clause = "A scheduling group is made of a set of threads, and each can be put in or out.",
      strategy = "Makes a group of none and one of the running workers, and changes them.",
      ifFails = "The scheduler's createGroup, and its groups' join and leave.")
  void groupsAreMadeOfSets(Fixture fixture) throws InterruptedException {
    try (Waiting workers = new Waiting(fixture, ThreadType.WORKER, 2)) {
      workers.start();
      OdpThread one = workers.threads.getFirst();
      try (SchedGroup none = fixture.odp().scheduler().createGroup("none", Set.of());
          SchedGroup all =
              fixture
                  .odp()
                  .scheduler()
                  .createGroup("all", fixture.odp().threads(ThreadType.WORKER))) {
        assertEquals(Set.of(), none.threads(), "a group of none");
        assertEquals(Set.copyOf(workers.threads), all.threads(), "a group of the workers");
        none.join(one);
        assertEquals(Set.of(one), none.threads(), "after join");
        all.leave(one);
        assertEquals(Set.of(workers.threads.getLast()), all.threads(), "after leave");
      }
    }
  }

  @Conformance(
      odp = "thread/thread_test_odp_thread_count_max",
      clause = "No more threads run at once than the data plane counts; one more is refused.",
      strategy = "Starts as many, and one more; ends one, and starts it.",
      ifFails = "OdpThread.start.")
  void countsUpToTheMost(Fixture fixture) throws InterruptedException {
    try (Waiting most = new Waiting(fixture, ThreadType.WORKER, RunningThreads.MAX)) {
      most.start();
      assertEquals(RunningThreads.MAX - 1, most.threads.getLast().index(), "the last number");
      Executable oneMore = thread(fixture, ThreadType.WORKER, () -> {})::start;
      OdpException refused = assertThrows(OdpException.class, oneMore, "one more");
      assertEquals(ErrorCode.RESOURCE_EXHAUSTED, refused.code(), refused::getMessage);
      most.end(0);
      OdpThread another = thread(fixture, ThreadType.WORKER, () -> {});
      another.start();
      another.join();
      assertEquals(0, another.index(), "after one has ended");
      assertThrows(IllegalThreadStateException.class, another::start, "a second start");
    }
  }

  private static OdpThread thread(Fixture fixture, ThreadType type, Runnable task) {
    return fixture.odp().thread("case-thread", type, null, task);
  }

  /** Threads that wait for their end. */
  private static final class Waiting implements AutoCloseable {
    final List<OdpThread> threads = new ArrayList<>();
    final int[] seenInside;
    private final List<CountDownLatch> ends = new ArrayList<>();
    private final CountDownLatch started;

    Waiting(Fixture fixture, ThreadType type, int count) {
      seenInside = new int[count];
      started = new CountDownLatch(count);
      for (int i = 0; i < count; i++) {
        int position = i;
        CountDownLatch end = new CountDownLatch(1);
        ends.add(end);
        threads.add(thread(fixture, type, () -> run(position, end)));
      }
    }

    // Only the threads that the case made come here, with their own positions.
    private void run(int position, CountDownLatch end) {
      seenInside[position] = ((OdpThread) Thread.currentThread()).index();
      started.countDown();
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** Starts them, and waits until all run. */
    void start() throws InterruptedException {
      threads.forEach(Thread::start);
      started.await();
    }

    /** Ends one, and waits until it has ended. */
    void end(int position) throws InterruptedException {
      ends.get(position).countDown();
      threads.get(position).join();
    }

    @Override
    public void close() {
      ends.forEach(CountDownLatch::countDown);
      try {
        for (OdpThread thread : threads) {
          thread.join();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
