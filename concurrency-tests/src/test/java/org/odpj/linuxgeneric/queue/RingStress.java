package org.odpj.linuxgeneric.queue;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** Rings: nothing is lost, doubled, seen half made or out of order. */
public final class RingStress {
  private RingStress() {}

  private static int number(@Nullable Item item) {
    return item == null ? 0 : item.number;
  }

  /**
   * A ring of one slot for one producer and one consumer: publication, and the slot's second use.
   */
  @JCStressTest
  @Outcome(
      id = {"0, 0", "0, 1", "1, 0", "1, 2"},
      expect = ACCEPTABLE,
      desc = "in order")
  @Outcome(expect = FORBIDDEN, desc = "lost, doubled, half made or out of order")
  @State
  public static class SingleSides {
    private final Ring<Item> ring = new Ring<>(1, false, false, Item[]::new);

    /** Puts two in, of which the second may not fit. */
    @Actor
    public void producer() {
      ring.enqueue(new Item(1));
      ring.enqueue(new Item(2));
    }

    /** Takes what is there. */
    @Actor
    public void consumer(II_Result result) {
      result.r1 = number(ring.dequeue());
      result.r2 = number(ring.dequeue());
    }
  }

  /** The same for sides that many threads may share. */
  @JCStressTest
  @Outcome(
      id = {"0, 0", "0, 1", "1, 0", "1, 2"},
      expect = ACCEPTABLE,
      desc = "in order")
  @Outcome(expect = FORBIDDEN, desc = "lost, doubled, half made or out of order")
  @State
  public static class SharedSides {
    private final Ring<Item> ring = new Ring<>(1, true, true, Item[]::new);

    /** Puts two in, of which the second may not fit. */
    @Actor
    public void producer() {
      ring.enqueue(new Item(1));
      ring.enqueue(new Item(2));
    }

    /** Takes what is there. */
    @Actor
    public void consumer(II_Result result) {
      result.r1 = number(ring.dequeue());
      result.r2 = number(ring.dequeue());
    }
  }

  /** Two producers with a burst each. */
  @JCStressTest
  @Outcome(
      id = {"1, 2, 3, 4", "3, 4, 1, 2"},
      expect = ACCEPTABLE,
      desc = "one burst, then one")
  @Outcome(expect = FORBIDDEN, desc = "a burst is torn or lost")
  @State
  public static class TwoProducers {
    private final Ring<Item> ring = new Ring<>(4, true, false, Item[]::new);

    /** Puts a burst in. */
    @Actor
    public void first() {
      ring.enqueue(new Item[] {new Item(1), new Item(2)}, 0, 2);
    }

    /** Puts a burst in. */
    @Actor
    public void second() {
      ring.enqueue(new Item[] {new Item(3), new Item(4)}, 0, 2);
    }

    /** Takes everything. */
    @Arbiter
    public void drain(IIII_Result result) {
      result.r1 = number(ring.dequeue());
      result.r2 = number(ring.dequeue());
      result.r3 = number(ring.dequeue());
      result.r4 = number(ring.dequeue());
    }
  }

  /** Two consumers, two elements. */
  @JCStressTest
  @Outcome(
      id = {"1, 2", "2, 1"},
      expect = ACCEPTABLE,
      desc = "each element once")
  @Outcome(expect = FORBIDDEN, desc = "an element is lost or came twice")
  @State
  public static class TwoConsumers {
    private final Ring<Item> ring = new Ring<>(2, false, true, Item[]::new);

    /** A ring with two elements. */
    public TwoConsumers() {
      ring.enqueue(new Item(1));
      ring.enqueue(new Item(2));
    }

    /** Takes one. */
    @Actor
    public void first(II_Result result) {
      result.r1 = number(ring.dequeue());
    }

    /** Takes one. */
    @Actor
    public void second(II_Result result) {
      result.r2 = number(ring.dequeue());
    }
  }

  /** Closing beside an enqueue: one of the two happens, never both. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "taken, so not sealed")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "sealed, so not taken")
  @Outcome(expect = FORBIDDEN, desc = "an element in a sealed ring, or neither")
  @State
  public static class SealBesideEnqueue {
    private final Ring<Item> ring = new Ring<>(2, true, true, Item[]::new);

    /** Puts one in. */
    @Actor
    public void producer(II_Result result) {
      result.r1 = ring.enqueue(new Item(1)) ? 1 : 0;
    }

    /** Seals it. */
    @Actor
    public void closer(II_Result result) {
      result.r2 = ring.seal() == 0 ? 1 : 0;
    }
  }
}
