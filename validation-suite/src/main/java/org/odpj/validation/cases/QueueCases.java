package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.odpj.Odp;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueCapability;
import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueParam;
import org.odpj.queue.QueueType;
import org.odpj.queue.SchedSync;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;
import org.odpj.validation.suite.Stamp;
import org.odpj.validation.suite.Variant;

/** Plain queues, and what all queues share. */
@CasesOf("queue")
public final class QueueCases {
  private static final int SIZE = 64;

  /** Type of a queue, for the cases that are the same for both. */
  enum Kind implements Variant {
    PLAIN,
    SCHED;

    QueueParam param(Odp odp) {
      return this == PLAIN
          ? QueueParam.plain()
          : QueueParam.scheduled(
              SchedSync.PARALLEL, odp.scheduler().capability().defaultPriority());
    }
  }

  @Conformance(
      odp = "queue/queue_test_capa",
      clause = "The capability's numbers are usable.",
      strategy = "At least one queue of at least one event.",
      ifFails = "The queue provider's capability().")
  void capabilityIsSane(Fixture fixture) {
    QueueCapability can = fixture.odp().queueCapability();
    assertTrue(can.maxQueues() >= 1, () -> "maxQueues " + can.maxQueues());
    assertTrue(can.maxSize() >= SIZE, () -> "maxSize " + can.maxSize());
  }

  @Conformance(
      odp = "queue/queue_test_param_init",
      clause = "The default is a plain queue that any thread may use on both sides.",
      strategy = "Reads the defaults and makes a queue of them.",
      ifFails = "QueueParam.plain.")
  void defaultsAreServed(Fixture fixture) {
    QueueParam param = QueueParam.plain();
    assertEquals(QueueType.PLAIN, param.type(), "type");
    assertEquals(QueueOpMode.MT, param.enqueueMode(), "enqueue mode");
    assertEquals(QueueOpMode.MT, param.dequeueMode(), "dequeue mode");
    assertEquals(param, fixture.queue(param).param(), "the queue's parameters");
  }

  /** The legal pairs of modes. */
  enum Modes implements Variant {
    MT_DISABLED(QueueOpMode.MT, QueueOpMode.DISABLED),
    UNSAFE_DISABLED(QueueOpMode.MT_UNSAFE, QueueOpMode.DISABLED),
    DISABLED_MT(QueueOpMode.DISABLED, QueueOpMode.MT),
    DISABLED_UNSAFE(QueueOpMode.DISABLED, QueueOpMode.MT_UNSAFE),
    MT_MT(QueueOpMode.MT, QueueOpMode.MT),
    MT_UNSAFE(QueueOpMode.MT, QueueOpMode.MT_UNSAFE),
    UNSAFE_MT(QueueOpMode.MT_UNSAFE, QueueOpMode.MT),
    UNSAFE_UNSAFE(QueueOpMode.MT_UNSAFE, QueueOpMode.MT_UNSAFE);

    final QueueOpMode enqueue;
    final QueueOpMode dequeue;

    Modes(QueueOpMode enqueue, QueueOpMode dequeue) {
      this.enqueue = enqueue;
      this.dequeue = dequeue;
    }
  }

  @Conformance(
      odp = "queue/queue_test_mode",
      variants = Modes.class,
      clause = "Every pair of modes with one side enabled can be made; a disabled side refuses.",
      strategy = "Makes the queue and uses each side.",
      ifFails = "How the queue picks its ring from the modes.")
  void servesModes(Fixture fixture, Modes modes) {
    Queue queue = fixture.queue(QueueParam.plain().withModes(modes.enqueue, modes.dequeue));
    Buffer buffer = Allocation.one(fixture.buffers(2));
    if (modes.enqueue == QueueOpMode.DISABLED) {
      assertThrows(IllegalStateException.class, () -> queue.enqueue(buffer), "enqueue");
      assertNull(queue.dequeue(), "an event of an empty queue");
    } else if (modes.dequeue == QueueOpMode.DISABLED) {
      assertThrows(IllegalStateException.class, queue::dequeue, "dequeue");
    } else {
      assertTrue(queue.enqueue(buffer), "enqueue");
      assertSame(buffer, queue.dequeue(), "dequeue");
    }
    buffer.free();
  }

  @Conformance(
      odp = "queue/queue_test_max_plain",
      clause =
          "As many plain queues as the capability says can be open, each works, and one more is"
              + " refused.",
      strategy =
          "Opens all, puts an event in each of them and takes it out; one more gives ODP-503.",
      ifFails = "Tables of fixed size.")
  void opensTheMostQueues(Fixture fixture) {
    int max = fixture.odp().queueCapability().maxQueues();
    Buffer buffer = Allocation.one(fixture.buffers(1));
    List<Queue> queues = new ArrayList<>();
    for (int i = 0; i < max; i++) {
      queues.add(fixture.plain(1));
    }
    for (Queue queue : queues) {
      assertTrue(queue.enqueue(buffer), "enqueue");
      assertSame(buffer, queue.dequeue(), "dequeue");
    }
    buffer.free();
    OdpException e = assertThrows(OdpException.class, () -> fixture.plain(1), "one queue more");
    assertEquals(ErrorCode.RESOURCE_EXHAUSTED, e.code(), e.getMessage());
    queues.removeLast().close();
    fixture.plain(1);
  }

  @Conformance(
      odp = "queue/queue_test_burst{variant}",
      variants = QueueSides.class,
      clause = "A queue holds as many events as asked for and gives them back in order.",
      strategy =
          "Fills to the size with bursts of changing length, drains likewise, forty times over, so"
              + " that any ring wraps.",
      ifFails = "Bursts that cross the end of the ring.")
  void holdsItsSizeInOrder(Fixture fixture, QueueSides sides) {
    Queue queue = sides.plain(fixture, SIZE);
    Event[] events = stamped(fixture.buffers(SIZE), SIZE);
    Event[] out = new Event[SIZE];
    for (int round = 0; round < 40; round++) {
      int burst = 1 + round % 33;
      int in = 0;
      while (in < SIZE) {
        int taken = queue.enqueue(events, in, Math.min(burst, SIZE - in));
        int had = in;
        assertTrue(taken > 0, () -> "only %d of %d events fitted".formatted(had, SIZE));
        in += taken;
      }
      assertEquals(SIZE, queue.length(), "length of the full queue");
      int got = 0;
      for (int taken = 1; taken > 0; got += taken) {
        taken = queue.dequeue(out, got, Math.min(burst, SIZE - got));
      }
      assertEquals(SIZE, got, "events that came out");
      for (int i = 0; i < SIZE; i++) {
        assertEquals(i, Stamp.get(out[i]), "number of the event at place " + i);
      }
      assertNull(queue.dequeue(), "an event of the empty queue");
    }
    Event.freeAll(events, 0, SIZE);
  }

  @Conformance(
      odp = "queue/queue_test_pair{variant}",
      variants = QueueSides.class,
      clause = "Two threads pass events over two queues; none is lost and the order is kept.",
      strategy =
          "One thread sends 20,000 numbered events by one queue, the other returns them by the"
              + " other.",
      ifFails = "Memory ordering between the two sides.")
  void passesEventsBetweenThreads(Fixture fixture, QueueSides sides) {
    int events = 20_000;
    Queue there = sides.plain(fixture, SIZE);
    Queue back = sides.plain(fixture, SIZE);
    Event[] tokens = stamped(fixture.buffers(SIZE / 2), SIZE / 2);
    fixture.parallel(
        2,
        thread -> {
          if (thread == 0) {
            QueueTraffic.send(tokens, events, there, back);
          } else {
            QueueTraffic.bounce(events, there, back);
          }
        });
    Event.freeAll(tokens, 0, tokens.length);
  }

  @Conformance(
      odp = "queue/queue_test_param",
      clause = "A queue answers with its parameters and the object that was set last.",
      strategy = "Sets an object at creation and later; compares.",
      ifFails = "context() and param().")
  void answersWithItsParameters(Fixture fixture) {
    Object first = new Object();
    QueueParam param = QueueParam.plain().withSize(SIZE).withContext(first);
    Queue queue = fixture.queue(param);
    assertEquals(param, queue.param(), "parameters");
    assertEquals(QueueType.PLAIN, queue.type(), "type");
    assertSame(first, queue.context(), "the object of the parameters");
    queue.context("second");
    assertEquals("second", queue.context(), "the object that was set");
    queue.context(null);
    assertNull(queue.context(), "no object");
  }

  @Conformance(
      odp = "queue/queue_test_same_name_{variant}",
      variants = Kind.class,
      clause = "Names need not be unique; looking one up finds any of its queues.",
      strategy = "Two queues of one name.",
      ifFails = "Tables keyed by name.")
  void namesMayRepeat(Fixture fixture, Kind kind) {
    QueueParam param = kind.param(fixture.odp());
    Queue one = fixture.closing(fixture.odp().createQueue("same", param));
    Queue two = fixture.closing(fixture.odp().createQueue("same", param));
    Queue found = fixture.odp().lookupQueue("same").orElseThrow();
    assertTrue(List.of(one, two).contains(found), "the queue that was found is neither");
    assertTrue(fixture.odp().lookupQueue("other").isEmpty(), "a queue that was never made");
  }

  @Conformance(
      odp = "queue/queue_test_long_name_{variant}",
      variants = Kind.class,
      clause = "A name is any text, and is answered unchanged.",
      strategy = "A name of 250 characters.",
      ifFails = "Names that are cut.")
  void takesLongNames(Fixture fixture, Kind kind) {
    String name = "queue-name".repeat(25);
    Queue queue = fixture.closing(fixture.odp().createQueue(name, kind.param(fixture.odp())));
    assertEquals(name, queue.name(), "the name");
    assertSame(queue, fixture.odp().lookupQueue(name).orElseThrow(), "the queue that was found");
  }

  @Conformance(
      odp = "queue/queue_test_info",
      variants = Kind.class,
      clause = "An open queue tells its name, type and parameters; a closed one is known no more.",
      strategy = "Compares, closes twice, looks up.",
      ifFails = "Whether onClose is called, once.")
  void tellsWhatItIs(Fixture fixture, Kind kind) {
    QueueParam param = kind.param(fixture.odp()).withSize(SIZE).withContext("object");
    Queue queue = fixture.odp().createQueue("told", param);
    assertEquals("told", queue.name(), "name");
    assertEquals(param, queue.param(), "parameters");
    assertEquals(param.type(), queue.type(), "type");
    assertEquals("object", queue.context(), "object");
    assertTrue(queue.describe().contains("'told'"), queue::describe);
    assertTrue(fixture.odp().describeQueues().contains(queue.describe()), queue::describe);
    queue.close();
    queue.close();
    assertTrue(fixture.odp().lookupQueue("told").isEmpty(), "the closed queue is still known");
  }

  /** Promises of progress that many threads try. */
  enum Progress implements Variant {
    BLOCK(QueueForm.BLOCKING),
    NONBLOCK_LF(QueueForm.LOCK_FREE);

    final QueueForm form;

    Progress(QueueForm form) {
      this.form = form;
    }
  }

  @Conformance(
      odp = "queue/queue_test_mt_plain_{variant}",
      variants = Progress.class,
      clause = "Many threads on both sides lose no event and get none twice.",
      strategy = "Four threads each enqueue and dequeue; every event is counted when it comes out.",
      ifFails = "Compare-and-set loops of the ring.")
  void manyThreadsLoseNothing(Fixture fixture, Progress progress) {
    Queue queue = progress.form.plain(fixture, SIZE);
    int tokens = SIZE / 2;
    Event[] events = stamped(fixture.buffers(tokens), tokens);
    assertEquals(tokens, queue.enqueue(events, 0, tokens), "events that fitted");
    AtomicIntegerArray holders = new AtomicIntegerArray(tokens);
    AtomicInteger moved = new AtomicInteger();
    fixture.parallel(4, thread -> QueueTraffic.recirculate(queue, holders, moved, 40_000));
    Event[] out = new Event[SIZE];
    assertEquals(tokens, queue.dequeue(out, 0, SIZE), "events left in the queue");
    Event.freeAll(out, 0, tokens);
  }

  @Conformance(
      odp = "queue/queue_test_len{variant}",
      variants = QueueForm.class,
      clause = "The length is exact while no thread uses the queue.",
      strategy = "Counts up and down, one by one.",
      ifFails = "length() of a full and of an empty ring.")
  void countsItsEvents(Fixture fixture, QueueForm form) {
    NotApplicable.unless(
        fixture.odp().queueCapability().countsLength(),
        () -> "the backend does not count the events of plain queues");
    Queue queue = form.plain(fixture, SIZE);
    Event[] events = stamped(fixture.buffers(SIZE), SIZE);
    for (int i = 0; i < SIZE; i++) {
      assertEquals(i, queue.length(), "length");
      assertTrue(queue.enqueue(events[i]), "enqueue");
    }
    for (int i = SIZE; i > 0; i--) {
      assertEquals(i, queue.length(), "length");
      assertSame(events[SIZE - i], queue.dequeue(), "the next event");
    }
    assertEquals(0, queue.length(), "length");
    Event.freeAll(events, 0, SIZE);
  }

  @Conformance(
      clause = "A full queue takes a prefix; the caller still owns the rest.",
      strategy =
          "Offers more than fits until it is full: what it took comes out once, the rest is freed"
              + " by the case.",
      ifFails = "What enqueue returns when the ring fills up within a burst.")
  void takesAPrefix(Fixture fixture) {
    Queue queue = fixture.plain(SIZE);
    int offered = 1 << 14;
    Event[] events = stamped(fixture.buffers(offered), offered);
    int taken = 0;
    for (int got = 1; got > 0 && taken < offered; taken += got) {
      got = queue.enqueue(events, taken, Math.min(48, offered - taken));
    }
    int held = taken;
    assertTrue(held >= SIZE, () -> "%d events fitted into a queue of %d".formatted(held, SIZE));
    assertTrue(held < offered, () -> "a queue of %d took all %d".formatted(SIZE, offered));
    assertFalse(queue.enqueue(events[held]), "enqueue into a full queue");
    Event.freeAll(events, held, offered - held);
    assertEquals(held, queue.length(), "length of the full queue");
    for (int i = 0; i < held; i++) {
      assertSame(events[i], queue.dequeue(), "event " + i);
      events[i].free();
    }
    assertNull(queue.dequeue(), "an event after the last that was taken");
  }

  @Conformance(
      clause = "A range outside the array is refused, and no event moves.",
      strategy = "Enqueues and dequeues ranges outside an array of 4.",
      ifFails = "Whether the range is checked first.")
  void checksRanges(Fixture fixture) {
    Queue queue = fixture.plain(SIZE);
    Event[] events = stamped(fixture.buffers(4), 4);
    for (int[] range : Ranges.outside(4)) {
      assertThrows(
          IndexOutOfBoundsException.class,
          () -> queue.enqueue(events, range[0], range[1]),
          () -> Ranges.text(range, 4));
      assertThrows(
          IndexOutOfBoundsException.class,
          () -> queue.dequeue(events, range[0], range[1]),
          () -> Ranges.text(range, 4));
    }
    assertEquals(0, queue.length(), "length");
    Event.freeAll(events, 0, 4);
  }

  @Conformance(
      clause =
          "A queue with events in it cannot be closed, and stays as it was; a closed one refuses"
              + " use.",
      strategy = "Closes with 3 events in it: the message names 3. Drains, closes, uses.",
      ifFails = "What close() does before it counts.")
  void refusesToCloseWithEvents(Fixture fixture) {
    Queue queue = fixture.plain(SIZE);
    Event[] events = stamped(fixture.buffers(3), 3);
    assertEquals(3, queue.enqueue(events, 0, 3), "events that fitted");
    Messages.assertNames(assertThrows(IllegalStateException.class, queue::close), 3);
    for (Event event : events) {
      assertSame(event, queue.dequeue(), "the next event");
    }
    queue.close();
    assertThrows(
        IllegalStateException.class, () -> queue.enqueue(events[0]), "enqueue after close");
    assertThrows(IllegalStateException.class, queue::dequeue, "dequeue after close");
    Event.freeAll(events, 0, 3);
  }

  @Conformance(
      clause = "Parameters outside the capability are refused with the value and the bound.",
      strategy = "A size of -1, one beyond the largest, and both sides disabled.",
      ifFails = "Which layer clips the parameter silently.")
  void refusesParametersOutsideTheCapability(Fixture fixture) {
    int max = fixture.odp().queueCapability().maxSize();
    Messages.assertNames(assertThrows(IllegalArgumentException.class, () -> fixture.plain(-1)), -1);
    if (max < Integer.MAX_VALUE) {
      var e = assertThrows(IllegalArgumentException.class, () -> fixture.plain(max + 1));
      Messages.assertNames(e, max + 1);
      Messages.assertNames(e, max);
    }
    QueueParam useless = QueueParam.plain().withModes(QueueOpMode.DISABLED, QueueOpMode.DISABLED);
    assertThrows(
        IllegalArgumentException.class, () -> fixture.queue(useless), "both sides disabled");
  }

  @Conformance(
      clause = "Only the scheduler takes events out of a scheduled queue.",
      strategy = "Dequeues from one.",
      ifFails = "dequeue() of a scheduled queue.")
  void refusesToDequeueFromAScheduledQueue(Fixture fixture) {
    Queue queue = fixture.scheduled(SchedSync.PARALLEL, SIZE);
    assertThrows(IllegalStateException.class, queue::dequeue, "dequeue");
    assertThrows(IllegalStateException.class, () -> queue.dequeue(new Event[1], 0, 1), "dequeue");
  }

  static Event[] stamped(BufferPool pool, int count) {
    Event[] events = Allocation.buffers(pool, count).toArray(Event[]::new);
    for (int i = 0; i < count; i++) {
      Stamp.put(events[i], i);
    }
    return events;
  }
}
