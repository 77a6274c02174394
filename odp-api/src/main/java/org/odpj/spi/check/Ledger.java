package org.odpj.spi.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;

/**
 * Who owns each element of a pool, and the place in the code where that was decided. There is one
 * only with {@code odp.check=true}.
 *
 * <p>An element is with the application or it is not. Only from the application can it be freed or
 * handed over, and each such step is one atomic exchange of its entry, so that of two threads that
 * free the same element one is told. Thread-safe.
 */
public final class Ledger {
  /** Where an element is. */
  private enum State {
    /** With the application. */
    OWNED,
    /** In the pool. */
    FREE,
    /** In a queue, or somewhere else in the data plane, from where it comes back. */
    WAITING,
    /** With a driver, which may free it without a word. */
    SENT
  }

  /** The last thing that happened to an element. */
  private record Step(State state, String what, String place) {
    static Step here(State state, String what) {
      return new Step(state, what, Place.ofCaller());
    }

    @Override
    public String toString() {
      return what + " at " + place;
    }
  }

  private static final Step NEVER = new Step(State.FREE, "never allocated", "any place");

  private final Object plane;
  private final String pool;
  private final AtomicReferenceArray<Step> steps;

  /**
   * A ledger of elements that are all free.
   *
   * @param plane stands for the data plane that the pool is of
   * @param pool the pool's name
   * @param elements how many it has
   */
  public Ledger(Object plane, String pool, int elements) {
    this.plane = plane;
    this.pool = pool;
    this.steps = new AtomicReferenceArray<>(elements);
  }

  /**
   * An element was allocated: the application has it now.
   *
   * @param element of this pool
   */
  public void allocated(Tracked element) {
    steps.set(element.index(), Step.here(State.OWNED, "allocated"));
  }

  /**
   * Elements were allocated: the application has them now.
   *
   * @param events holds them
   * @param offset index of the first
   * @param count how many
   */
  public void allocated(Event[] events, int offset, int count) {
    Step step = Step.here(State.OWNED, "allocated");
    for (int i = offset; i < offset + count; i++) {
      steps.set(own(events[i]).index(), step);
    }
  }

  /**
   * The application frees an element.
   *
   * @param element of this pool
   * @throws IllegalStateException if it does not own it, naming where it lost it
   */
  public void freed(Tracked element) {
    leave(element, Step.here(State.FREE, "freed"));
  }

  /**
   * The application frees elements. If it may not free one of them, none is freed.
   *
   * @param events holds them
   * @param offset index of the first
   * @param count how many
   * @throws IllegalStateException naming the first that it does not own or that is not of this
   *     pool, and why
   */
  public void freed(Event[] events, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      own(events[i]);
    }
    leaveAll(events, offset, count, Step.here(State.FREE, "freed"));
  }

  /**
   * Refuses events of another data plane.
   *
   * @param plane stands for the caller's
   * @param events of any pools; nothing is known of those that have no ledger
   * @param offset index of the first
   * @param count how many
   * @throws IllegalArgumentException naming the pool of the first that is of another
   */
  @SuppressWarnings(
      "ReferenceEquality") // Data planes with the same configuration are not the same.
  public static void requireSame(Object plane, Event[] events, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      if (events[i] instanceof Tracked element) {
        @Nullable Ledger ledger = element.ledger();
        if (ledger != null && ledger.plane != plane) {
          throw new IllegalArgumentException(
              "an event of pool '%s' is of another data plane; copy what is in it"
                  .formatted(ledger.pool));
        }
      }
    }
  }

  /**
   * The application hands events over to where they wait. If it may not hand over one of them, it
   * keeps all.
   *
   * @param events of any pools; nothing is known of those that have no ledger
   * @param offset index of the first
   * @param count how many
   * @param to such as {@code enqueued to queue 'a'}
   * @throws IllegalStateException if the application does not own one, naming where it lost it
   */
  public static void handOver(Event[] events, int offset, int count, String to) {
    leaveAll(events, offset, count, Step.here(State.WAITING, to));
  }

  /**
   * The application hands events over to a driver that frees them when it is done, and does not say
   * so here. If it may not hand over one of them, it keeps all.
   *
   * @param events of any pools; nothing is known of those that have no ledger
   * @param offset index of the first
   * @param count how many
   * @param by such as {@code sent on interface 'a'}
   * @throws IllegalStateException if the application does not own one, naming where it lost it
   */
  public static void send(Event[] events, int offset, int count, String by) {
    leaveAll(events, offset, count, Step.here(State.SENT, by));
  }

  /**
   * The application gets events, or keeps some that nobody took.
   *
   * @param events of any pools
   * @param offset index of the first
   * @param count how many
   * @param from such as {@code dequeued from queue 'a'}
   */
  public static void handBack(Event[] events, int offset, int count, String from) {
    if (count > 0) {
      enterAll(events, offset, count, Step.here(State.OWNED, from));
    }
  }

  /**
   * The places of what was never freed.
   *
   * @return one line each; empty if all is well
   */
  public List<String> leaks() {
    Map<String, Integer> byStep = new TreeMap<>();
    for (int i = 0; i < steps.length(); i++) {
      Step step = steps.get(i);
      if (step != null && step.state != State.FREE && step.state != State.SENT) {
        byStep.merge(step.toString(), 1, Integer::sum);
      }
    }
    List<String> lines = new ArrayList<>();
    byStep.forEach((step, count) -> lines.add("%d elements, last %s".formatted(count, step)));
    return lines;
  }

  private static void leaveAll(Event[] events, int offset, int count, Step next) {
    for (int i = offset; i < offset + count; i++) {
      if (events[i] instanceof Tracked element) {
        @Nullable Ledger ledger = element.ledger();
        if (ledger != null) {
          try {
            ledger.leave(element, next);
          } catch (IllegalStateException e) {
            enterAll(events, offset, i - offset, new Step(State.OWNED, "kept", next.place));
            throw e;
          }
        }
      }
    }
  }

  private static void enterAll(Event[] events, int offset, int count, Step step) {
    for (int i = offset; i < offset + count; i++) {
      if (events[i] instanceof Tracked element) {
        @Nullable Ledger ledger = element.ledger();
        if (ledger != null) {
          ledger.steps.set(element.index(), step);
        }
      }
    }
  }

  private void leave(Tracked element, Step next) {
    Step last = steps.get(element.index());
    if (last == null
        || last.state != State.OWNED
        || !steps.compareAndSet(element.index(), last, next)) {
      Step now =
          last == null ? NEVER : last.state == State.OWNED ? steps.get(element.index()) : last;
      throw new IllegalStateException(
          "element %d of pool '%s' was %s, but had been %s"
              .formatted(element.index(), pool, next, now));
    }
  }

  private Tracked own(Event event) {
    if (event instanceof Tracked element && element.ledger() == this) {
      return element;
    }
    throw new IllegalStateException(
        "an event of pool '%s' was given to pool '%s'".formatted(event.pool().name(), pool));
  }
}
