package org.odpj.linuxgeneric.schedule;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.jspecify.annotations.Nullable;
import org.odpj.config.OdpConfig;
import org.odpj.event.Event;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedSync;
import org.odpj.spi.EventSource;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The state of a scheduled queue: no event is forgotten, and one thread at a time holds it. */
public final class SchedQueueStress {
  private SchedQueueStress() {}

  /** No thread has anything in advance. */
  private static class NoThreads implements ServedThreads {
    @Override
    public int takenInAdvance(SchedQueue queue) {
      return 0;
    }

    @Override
    public void addSource(EventSource source) {}

    @Override
    public void removeSource(EventSource source) {}

    @Override
    public void reap() {}
  }

  /** A queue and the ready rings that it stands in. */
  static class Plane {
    private final ReadyQueues ready = new ReadyRings(0);
    private final SchedContext anyThread = new SchedContext(OdpConfig.defaults(), left -> {});
    final SchedQueue queue =
        new SchedQueue(
            "",
            QueueParam.scheduled(SchedSync.ATOMIC, 0).withSize(4),
            ready,
            new Groups(),
            new NoThreads(),
            /* view= */ null,
            /* check= */ false,
            closed -> {});

    Plane() {
      anyThread.groups = -1L;
    }

    /** The queue, if it is ready; the threads may share a context, as only one group is used. */
    @Nullable SchedQueue next() {
      return ready.next(anyThread);
    }

    /** How often the queue is ready: each time, one event is taken. */
    int drain() {
      Event[] one = new Event[1];
      int events = 0;
      for (SchedQueue next = next(); next != null; next = next()) {
        events += next.take(one, 0, 1);
        next.release();
      }
      return events;
    }

    int isReady() {
      return next() == null ? 0 : 1;
    }
  }

  /** A producer puts an event in while the holder finds none and lets the queue go. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "ready once")
  @Outcome(id = "0, 0", expect = FORBIDDEN, desc = "an event that nobody will schedule")
  @Outcome(expect = FORBIDDEN, desc = "ready twice")
  @State
  public static class EnqueueBesideRelease {
    private final Plane plane = new Plane();

    /** A queue that is held. */
    public EnqueueBesideRelease() {
      plane.queue.enqueue(new StubEvent());
      plane.next();
      plane.queue.take(new Event[1], 0, 1);
    }

    /** Puts an event in. */
    @Actor
    public void producer() {
      plane.queue.enqueue(new StubEvent());
    }

    /** Lets the queue go. */
    @Actor
    public void holder() {
      plane.queue.release();
    }

    /** Looks how often it is ready. */
    @Arbiter
    public void look(II_Result result) {
      result.r1 = plane.isReady();
      result.r2 = plane.isReady();
    }
  }

  /** Two producers find the queue idle. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "ready once")
  @Outcome(expect = FORBIDDEN, desc = "forgotten, or ready twice")
  @State
  public static class TwoProducers {
    private final Plane plane = new Plane();

    /** Puts an event in. */
    @Actor
    public void first() {
      plane.queue.enqueue(new StubEvent());
    }

    /** Puts an event in. */
    @Actor
    public void second() {
      plane.queue.enqueue(new StubEvent());
    }

    /** Looks how often it is ready. */
    @Arbiter
    public void look(II_Result result) {
      result.r1 = plane.isReady();
      result.r2 = plane.isReady();
    }
  }

  /** Two threads schedule; what the queue protects is an ordinary field. */
  @JCStressTest
  @Outcome(id = "2, 0", expect = ACCEPTABLE, desc = "each event once, one holder at a time")
  @Outcome(expect = FORBIDDEN, desc = "an event is lost or came twice, or two held the queue")
  @State
  public static class TwoHolders {
    private final Plane plane = new Plane();
    private final Event[] first = new Event[1];
    private final Event[] second = new Event[1];
    private int firstEvents;
    private int secondEvents;
    private int inside;

    /** A queue with two events. */
    public TwoHolders() {
      plane.queue.enqueue(new StubEvent());
      plane.queue.enqueue(new StubEvent());
    }

    /** Schedules once. */
    @Actor
    public void first() {
      firstEvents = schedule(first);
    }

    /** Schedules once. */
    @Actor
    public void second() {
      secondEvents = schedule(second);
    }

    private int schedule(Event[] one) {
      SchedQueue queue = plane.next();
      if (queue == null) {
        return 0;
      }
      int taken = queue.take(one, 0, 1);
      inside++;
      queue.release();
      return taken;
    }

    /** Schedules the rest, and compares what was counted inside. */
    @Arbiter
    public void compare(II_Result result) {
      int taken = firstEvents + secondEvents;
      result.r1 = taken + plane.drain();
      result.r2 = taken - inside;
    }
  }

  /** A thread takes two events, one of them in advance, while another closes the queue. */
  @JCStressTest
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "refused; one event is in advance")
  @Outcome(expect = FORBIDDEN, desc = "closed over the thread's event, or events lost")
  @State
  public static class CloseBesideAdvance {
    private final SchedContext taker = new SchedContext(OdpConfig.defaults(), left -> {});
    private final ReadyQueues ready = new ReadyRings(0);
    private final SchedQueue queue =
        new SchedQueue(
            "",
            QueueParam.scheduled(SchedSync.ATOMIC, 7).withSize(4),
            ready,
            new Groups(),
            new NoThreads() {
              @Override
              public int takenInAdvance(SchedQueue of) {
                return taker.source == of ? taker.stashed() : 0;
              }
            },
            /* view= */ null,
            /* check= */ false,
            closed -> {});

    /** A queue with two events. */
    public CloseBesideAdvance() {
      taker.groups = -1L;
      queue.enqueue(new Event[] {new StubEvent(), new StubEvent()}, 0, 2);
    }

    /** Takes both, and fetches one. */
    @Actor
    public void taker() {
      SchedQueue next = ready.next(taker);
      if (next != null && taker.fill(next, 2) == 2) {
        taker.next();
      }
    }

    /** Closes. */
    @Actor
    public void closer(II_Result result) {
      try {
        queue.close();
        result.r1 = 1;
      } catch (IllegalStateException e) {
        result.r1 = 0;
      }
    }

    /** Looks what the thread still has in advance. */
    @Arbiter
    public void look(II_Result result) {
      result.r2 = taker.stashed();
    }
  }
}
