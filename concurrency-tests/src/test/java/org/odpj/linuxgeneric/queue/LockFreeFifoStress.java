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

/** The lock-free queue: nothing is lost, doubled, seen half made or out of order. */
public final class LockFreeFifoStress {
  private LockFreeFifoStress() {}

  private static int number(@Nullable Item item) {
    return item == null ? 0 : item.number;
  }

  /** One node, used again: publication, and its second use. */
  @JCStressTest
  @Outcome(
      id = {"0, 0", "0, 1", "1, 0", "1, 2"},
      expect = ACCEPTABLE,
      desc = "in order")
  @Outcome(expect = FORBIDDEN, desc = "lost, doubled, half made or out of order")
  @State
  public static class OneNode {
    private final LockFreeFifo<Item> fifo = new LockFreeFifo<>(1, Item[]::new);

    /** Puts two in, of which the second may not fit. */
    @Actor
    public void producer() {
      fifo.enqueue(new Item(1));
      fifo.enqueue(new Item(2));
    }

    /** Takes what is there. */
    @Actor
    public void consumer(II_Result result) {
      result.r1 = number(fifo.dequeue());
      result.r2 = number(fifo.dequeue());
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
    private final LockFreeFifo<Item> fifo = new LockFreeFifo<>(4, Item[]::new);

    /** Puts a burst in. */
    @Actor
    public void first() {
      fifo.enqueue(new Item[] {new Item(1), new Item(2)}, 0, 2);
    }

    /** Puts a burst in. */
    @Actor
    public void second() {
      fifo.enqueue(new Item[] {new Item(3), new Item(4)}, 0, 2);
    }

    /** Takes everything. */
    @Arbiter
    public void drain(IIII_Result result) {
      result.r1 = number(fifo.dequeue());
      result.r2 = number(fifo.dequeue());
      result.r3 = number(fifo.dequeue());
      result.r4 = number(fifo.dequeue());
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
    private final LockFreeFifo<Item> fifo = new LockFreeFifo<>(2, Item[]::new);

    /** A queue with two elements. */
    public TwoConsumers() {
      fifo.enqueue(new Item(1));
      fifo.enqueue(new Item(2));
    }

    /** Takes one. */
    @Actor
    public void first(II_Result result) {
      result.r1 = number(fifo.dequeue());
    }

    /** Takes one. */
    @Actor
    public void second(II_Result result) {
      result.r2 = number(fifo.dequeue());
    }
  }

  /** A burst of two beside a burst of two, while there is room for three. */
  @JCStressTest
  @Outcome(
      id = {"1, 2, 3, 0", "3, 1, 2, 0", "3, 4, 1, 0", "1, 3, 4, 0"},
      expect = ACCEPTABLE,
      desc = "one burst and half of one")
  @Outcome(expect = FORBIDDEN, desc = "a burst is torn, lost or too long")
  @State
  public static class FullQueue {
    private final LockFreeFifo<Item> fifo = new LockFreeFifo<>(3, Item[]::new);

    /** Puts a burst in. */
    @Actor
    public void first() {
      fifo.enqueue(new Item[] {new Item(1), new Item(2)}, 0, 2);
    }

    /** Puts a burst in. */
    @Actor
    public void second() {
      fifo.enqueue(new Item[] {new Item(3), new Item(4)}, 0, 2);
    }

    /** Takes everything. */
    @Arbiter
    public void drain(IIII_Result result) {
      Item[] all = new Item[4];
      fifo.dequeue(all, 0, 4);
      result.r1 = number(all[0]);
      result.r2 = number(all[1]);
      result.r3 = number(all[2]);
      result.r4 = number(all[3]);
    }
  }

  /** Closing beside an enqueue: one of the two happens, never both. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "taken, so not sealed")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "sealed, so not taken")
  @Outcome(expect = FORBIDDEN, desc = "an element in a sealed queue, or neither")
  @State
  public static class SealBesideEnqueue {
    private final LockFreeFifo<Item> fifo = new LockFreeFifo<>(2, Item[]::new);

    /** Puts one in. */
    @Actor
    public void producer(II_Result result) {
      result.r1 = fifo.enqueue(new Item(1)) ? 1 : 0;
    }

    /** Seals it. */
    @Actor
    public void closer(II_Result result) {
      result.r2 = fifo.seal() == 0 ? 1 : 0;
    }
  }
}
