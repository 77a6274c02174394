package org.odpj.linuxgeneric.pool;

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
 * free the same element one is told.
 */
public final class Ledger {
  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final String FREED = "freed";
  private static final String OWN_CODE = "org.odpj.linuxgeneric.";
  private static final String EVENT_CODE = "org.odpj.event.";

  /** The last thing that happened to an element. */
  private record Step(boolean owned, String what, String place) {
    @Override
    public String toString() {
      return what + " at " + place;
    }
  }

  private static final Step NEVER = new Step(false, "never allocated", "any place");

  private final String pool;
  private final AtomicReferenceArray<Step> steps;

  Ledger(String pool, int elements) {
    this.pool = pool;
    this.steps = new AtomicReferenceArray<>(elements);
  }

  /** An element was allocated: the application has it now. */
  void allocated(Element element) {
    steps.set(element.index(), new Step(true, "allocated", place()));
  }

  /**
   * The application frees an element.
   *
   * @throws IllegalStateException if it does not own it, naming where it lost it
   */
  void freed(Element element) {
    leave(element, new Step(false, FREED, place()));
  }

  /** Elements were allocated: the application has them now. */
  void allocated(Event[] events, int offset, int count) {
    Step step = new Step(true, "allocated", place());
    for (int i = offset; i < offset + count; i++) {
      steps.set(element(events[i]).index(), step);
    }
  }

  /**
   * The application frees elements. If it may not free one of them, none is freed.
   *
   * @throws IllegalStateException naming the first that it does not own, and why
   */
  void freed(Event[] events, int offset, int count) {
    Step step = new Step(false, FREED, place());
    for (int i = offset; i < offset + count; i++) {
      try {
        leave(element(events[i]), step);
      } catch (IllegalStateException e) {
        for (int j = offset; j < i; j++) {
          steps.set(element(events[j]).index(), new Step(true, "not freed", step.place));
        }
        throw e;
      }
    }
  }

  /**
   * The application hands an event over.
   *
   * @param event of any pool; nothing is known of those that have no ledger
   * @param to such as {@code enqueued to queue 'a'}
   * @throws IllegalStateException if the application does not own it, naming where it lost it
   */
  public static void handOver(Event event, String to) {
    if (event instanceof Element element) {
      @Nullable Ledger ledger = element.ledger();
      if (ledger != null) {
        ledger.leave(element, new Step(false, to, place()));
      }
    }
  }

  /**
   * The application gets an event, or keeps one that nobody took.
   *
   * @param event of any pool
   * @param from such as {@code dequeued from queue 'a'}
   */
  public static void handBack(Event event, String from) {
    if (event instanceof Element element) {
      @Nullable Ledger ledger = element.ledger();
      if (ledger != null) {
        ledger.steps.set(element.index(), new Step(true, from, place()));
      }
    }
  }

  /** The places of what was never freed, one line each. */
  List<String> leaks() {
    Map<String, Integer> byStep = new TreeMap<>();
    for (int i = 0; i < steps.length(); i++) {
      Step step = steps.get(i);
      if (step != null && !FREED.equals(step.what)) {
        byStep.merge(step.toString(), 1, Integer::sum);
      }
    }
    List<String> lines = new ArrayList<>();
    byStep.forEach((step, count) -> lines.add("%d elements, last %s".formatted(count, step)));
    return lines;
  }

  private void leave(Element element, Step next) {
    Step last = steps.get(element.index());
    if (last == null || !last.owned || !steps.compareAndSet(element.index(), last, next)) {
      Step now = last == null ? NEVER : last.owned ? steps.get(element.index()) : last;
      throw new IllegalStateException(
          "element %d of pool '%s' was %s, but had been %s"
              .formatted(element.index(), pool, next, now));
    }
  }

  private Element element(Event event) {
    if (event instanceof Element element && element.ledger() == this) {
      return element;
    }
    throw new IllegalStateException(
        "an event of pool '%s' was given to pool '%s'".formatted(event.pool().name(), pool));
  }

  /** The application's line that called. */
  private static String place() {
    @Nullable String found =
        WALKER.walk(frames ->
            frames
                .filter(frame -> !isOwn(frame.getClassName()))
                .map(frame -> frame.toStackTraceElement().toString())
                .findFirst()
                .orElse(null));
    return found == null ? "an unknown place" : found;
  }

  private static boolean isOwn(String className) {
    return className.startsWith(OWN_CODE) || className.startsWith(EVENT_CODE);
  }
}
