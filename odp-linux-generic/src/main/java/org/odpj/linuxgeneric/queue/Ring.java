package org.odpj.linuxgeneric.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A bounded first-in-first-out ring of references that moves bursts.
 *
 * <p>A thread on a side that many threads share claims slots with one compare-and-set, copies,
 * waits until those that claimed before it are finished, and then publishes with one store. A side
 * that one thread has for itself needs neither the claim nor the wait. Between the claim and the
 * publication of one thread the others cannot publish; they spin a little and then yield to it.
 *
 * <p>Slots are not cleared when they are read. What goes through a ring lives as long as its pool
 * (or scheduler), so a stale reference keeps nothing alive, and clearing would cost a store and a
 * card mark for each.
 *
 * @param <E> what goes through
 */
public final class Ring<E> extends RingIndexes.All {
  private static final int SPINS = 100;
  private static final VarHandle PRODUCER_HEAD = index("producerHead");
  private static final VarHandle PRODUCER_TAIL = index("producerTail");
  private static final VarHandle CONSUMER_HEAD = index("consumerHead");
  private static final VarHandle CONSUMER_TAIL = index("consumerTail");

  private final E[] slots;
  private final int mask;
  private final boolean manyProducers;
  private final boolean manyConsumers;

  /**
   * An empty ring.
   *
   * @param minSize what must fit at once; rounded up to a power of two
   * @param manyProducers whether several threads may enqueue at once
   * @param manyConsumers whether several threads may dequeue at once
   * @param newArray makes the ring's array: of exactly the type of the arrays that callers pass, so
   *     that bursts are copied without a check of each reference
   */
  public Ring(
      int minSize, boolean manyProducers, boolean manyConsumers, IntFunction<E[]> newArray) {
    int size = minSize <= 1 ? 1 : Integer.highestOneBit(minSize - 1) << 1;
    this.slots = newArray.apply(size);
    this.mask = size - 1;
    this.manyProducers = manyProducers;
    this.manyConsumers = manyConsumers;
  }

  /**
   * Puts one in.
   *
   * @param element what goes in
   * @return false if the ring is full
   */
  public boolean enqueue(E element) {
    if (!manyProducers) {
      long head = (long) PRODUCER_TAIL.get(this);
      if (room(head, 1) == 0) {
        return false;
      }
      slots[(int) head & mask] = element;
      PRODUCER_TAIL.setRelease(this, head + 1);
      return true;
    }
    long head;
    do {
      head = (long) PRODUCER_HEAD.getAcquire(this);
      if (head - (long) CONSUMER_TAIL.getAcquire(this) > mask) {
        return false;
      }
    } while (!PRODUCER_HEAD.weakCompareAndSetAcquire(this, head, head + 1));
    slots[(int) head & mask] = element;
    publish(PRODUCER_TAIL, head, head + 1);
    return true;
  }

  /**
   * Puts as many in as fit.
   *
   * @param elements holds them
   * @param offset index of the first
   * @param count how many, 0 or more
   * @return how many went in, a prefix
   */
  public int enqueue(E[] elements, int offset, int count) {
    if (!manyProducers) {
      long head = (long) PRODUCER_TAIL.get(this);
      int fitting = room(head, count);
      Slots.put(slots, (int) head & mask, elements, offset, fitting);
      PRODUCER_TAIL.setRelease(this, head + fitting);
      return fitting;
    }
    long head;
    int fitting;
    do {
      head = (long) PRODUCER_HEAD.getAcquire(this);
      // A tail newer than the head makes this too large; the exchange then fails.
      long space = slots.length + (long) CONSUMER_TAIL.getAcquire(this) - head;
      fitting = (int) Math.min(count, space);
      if (fitting <= 0) {
        return 0;
      }
    } while (!PRODUCER_HEAD.weakCompareAndSetAcquire(this, head, head + fitting));
    Slots.put(slots, (int) head & mask, elements, offset, fitting);
    publish(PRODUCER_TAIL, head, head + fitting);
    return fitting;
  }

  /**
   * Takes one out.
   *
   * @return null if the ring is empty
   */
  public @Nullable E dequeue() {
    if (!manyConsumers) {
      long head = (long) CONSUMER_TAIL.get(this);
      if (waiting(head, 1) == 0) {
        return null;
      }
      E element = slots[(int) head & mask];
      CONSUMER_TAIL.setRelease(this, head + 1);
      return element;
    }
    long head;
    do {
      head = (long) CONSUMER_HEAD.getAcquire(this);
      if ((long) PRODUCER_TAIL.getAcquire(this) - head <= 0) {
        return null;
      }
    } while (!CONSUMER_HEAD.weakCompareAndSetAcquire(this, head, head + 1));
    E element = slots[(int) head & mask];
    publish(CONSUMER_TAIL, head, head + 1);
    return element;
  }

  /**
   * Takes as many out as there are.
   *
   * @param elements receives them
   * @param offset index of the first
   * @param count how many at most, 0 or more
   * @return how many came out
   */
  public int dequeue(E[] elements, int offset, int count) {
    if (!manyConsumers) {
      long head = (long) CONSUMER_TAIL.get(this);
      int taken = waiting(head, count);
      Slots.get(slots, (int) head & mask, elements, offset, taken);
      CONSUMER_TAIL.setRelease(this, head + taken);
      return taken;
    }
    long head;
    int taken;
    do {
      head = (long) CONSUMER_HEAD.getAcquire(this);
      // A tail newer than the head makes this too large; the exchange then fails.
      taken = (int) Math.min(count, (long) PRODUCER_TAIL.getAcquire(this) - head);
      if (taken <= 0) {
        return 0;
      }
    } while (!CONSUMER_HEAD.weakCompareAndSetAcquire(this, head, head + taken));
    Slots.get(slots, (int) head & mask, elements, offset, taken);
    publish(CONSUMER_TAIL, head, head + taken);
    return taken;
  }

  /**
   * Lets nothing in any more, for good, if nothing is in it and nothing on its way in or out.
   * Beside it, several producers may go on: each either got in before, or finds the ring full from
   * now on. A single producer must not be at work meanwhile.
   *
   * @return 0 if the ring is sealed now; else how many are in it or on their way
   */
  public int seal() {
    if (!manyProducers) {
      return length();
    }
    while (true) {
      long head = (long) PRODUCER_HEAD.getAcquire(this);
      int held = (int) (head - (long) CONSUMER_TAIL.getAcquire(this));
      // Claims every slot at once, and never publishes them: no claim fits after this one.
      if (held > 0 || PRODUCER_HEAD.compareAndSet(this, head, head + slots.length)) {
        return Math.max(held, 0);
      }
    }
  }

  /**
   * How many wait.
   *
   * @return 0 to the size; exact when no thread is using the ring
   */
  public int length() {
    long out = consumerTail;
    long in = producerTail;
    return (int) Math.min(in - out, slots.length);
  }

  /**
   * Whether none waits.
   *
   * @return true if everything that was published before the call has been taken out
   */
  public boolean isEmpty() {
    return consumerTail >= producerTail;
  }

  /**
   * How many of {@code count} fit, for a single producer: looks at the consumers' side only if it
   * must.
   */
  private int room(long head, int count) {
    long space = slots.length + seenConsumerTail - head;
    if (space < count) {
      seenConsumerTail = (long) CONSUMER_TAIL.getAcquire(this);
      space = slots.length + seenConsumerTail - head;
    }
    return (int) Math.min(count, space);
  }

  /**
   * How many of {@code count} wait, for a single consumer: looks at the producers' side only if it
   * must.
   */
  private int waiting(long head, int count) {
    long there = seenProducerTail - head;
    if (there < count) {
      seenProducerTail = (long) PRODUCER_TAIL.getAcquire(this);
      there = seenProducerTail - head;
    }
    return (int) Math.min(count, there);
  }

  /** Waits for the claims before this one, then shows them and this one to the other side. */
  @SuppressWarnings("ThreadPriorityCheck") // Yielding lets a claimer run that has lost its core.
  private void publish(VarHandle tail, long from, long to) {
    int spins = 0;
    while ((long) tail.getAcquire(this) != from) {
      if (++spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
    tail.setRelease(this, to);
  }

  private static VarHandle index(String name) {
    try {
      return MethodHandles.lookup().findVarHandle(Ring.class, name, long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
