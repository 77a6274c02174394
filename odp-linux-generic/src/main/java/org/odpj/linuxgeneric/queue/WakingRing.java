package org.odpj.linuxgeneric.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.IntFunction;

/**
 * A bounded first-in-first-out ring for any number of producers and one consumer at a time, which
 * rests when there is nothing: the producer that ends the rest is told, so that it can see to a
 * consumer.
 *
 * <p>It is a {@link Ring} but for two flags beside the producers' claims, in the same word: so the
 * claim itself, one compare-and-set, says whether the consumer rests, and no event is forgotten. A
 * consumer can begin to rest, and the ring can be sealed, only while nothing is in it nor claimed.
 *
 * @param <E> what goes through
 */
public final class WakingRing<E> extends RingIndexes.All {
  /** Set in what enqueue returns if the consumer was resting. */
  public static final int WOKEN = 1 << 30;

  private static final int SPINS = 100;

  /** In the word of the claims: there is no consumer, and nothing to consume. */
  private static final long RESTING = 1L << 61;

  /** In the word of the claims: no more will be claimed. The greatest of its bits. */
  private static final long SEALED = 1L << 62;

  private static final long CLAIMS = RESTING - 1;

  private static final VarHandle PRODUCER_HEAD = index("producerHead");
  private static final VarHandle PRODUCER_TAIL = index("producerTail");
  private static final VarHandle CONSUMER_TAIL = index("consumerTail");

  private final E[] slots;
  private final int mask;

  /**
   * An empty ring, whose consumer rests.
   *
   * @param minSize what must fit at once; rounded up to a power of two
   * @param newArray makes an array of exactly the type of the arrays that callers pass
   */
  public WakingRing(int minSize, IntFunction<E[]> newArray) {
    int size = minSize <= 1 ? 1 : Integer.highestOneBit(minSize - 1) << 1;
    this.slots = newArray.apply(size);
    this.mask = size - 1;
    PRODUCER_HEAD.set(this, RESTING);
  }

  /**
   * Puts one in.
   *
   * @param element what goes in
   * @return 0 if the ring is full or sealed; else 1, with {@link #WOKEN} if so
   */
  public int enqueue(E element) {
    long head;
    do {
      head = (long) PRODUCER_HEAD.getAcquire(this);
      if ((head & CLAIMS) - (long) CONSUMER_TAIL.getAcquire(this) > mask || head >= SEALED) {
        return 0;
      }
    } while (!PRODUCER_HEAD.weakCompareAndSetAcquire(this, head, (head & CLAIMS) + 1));
    long claim = head & CLAIMS;
    slots[(int) claim & mask] = element;
    publish(claim, claim + 1);
    return head == claim ? 1 : 1 | WOKEN;
  }

  /**
   * Puts as many in as fit.
   *
   * @param elements holds them
   * @param offset index of the first
   * @param count how many, 0 or more
   * @return how many went in, a prefix, with {@link #WOKEN} if so
   */
  public int enqueue(E[] elements, int offset, int count) {
    long head;
    long claim;
    int fitting;
    do {
      head = (long) PRODUCER_HEAD.getAcquire(this);
      claim = head & CLAIMS;
      // A tail newer than the head makes this too large; the exchange then fails.
      long space = slots.length + (long) CONSUMER_TAIL.getAcquire(this) - claim;
      fitting = (int) Math.min(count, space);
      if (fitting <= 0 || head >= SEALED) {
        return 0;
      }
    } while (!PRODUCER_HEAD.weakCompareAndSetAcquire(this, head, claim + fitting));
    Slots.put(slots, (int) claim & mask, elements, offset, fitting);
    publish(claim, claim + fitting);
    return head == claim ? fitting : fitting | WOKEN;
  }

  /**
   * How many of {@code count} are there; for the consumer, like the next two methods, which then
   * take them out in two steps.
   *
   * @param count how many are wanted
   * @return 0 to {@code count}
   */
  public int waiting(int count) {
    long tail = (long) CONSUMER_TAIL.get(this);
    if (seenProducerTail - tail < count) {
      seenProducerTail = (long) PRODUCER_TAIL.getAcquire(this);
    }
    return (int) Math.min(count, seenProducerTail - tail);
  }

  /**
   * Copies the next out; they stay in.
   *
   * @param elements receives them
   * @param offset index of the first
   * @param count how many, at most what {@link #waiting} said
   */
  public void copy(E[] elements, int offset, int count) {
    int first = (int) (long) CONSUMER_TAIL.get(this) & mask;
    Slots.get(slots, first, elements, offset, count);
  }

  /**
   * Takes the next out. Who sees them gone sees what the caller did before.
   *
   * @param count how many, at most what {@link #waiting} said
   */
  public void remove(int count) {
    CONSUMER_TAIL.setRelease(this, (long) CONSUMER_TAIL.get(this) + count);
  }

  /**
   * Lets the consumer rest until a producer wakes one; for the consumer.
   *
   * @return false if something is in it or on its way in
   */
  public boolean rest() {
    long head = (long) PRODUCER_HEAD.getAcquire(this);
    return (head & CLAIMS) == (long) CONSUMER_TAIL.get(this)
        && PRODUCER_HEAD.compareAndSet(this, head, head | RESTING);
  }

  /**
   * Lets nothing in any more if nothing is in it nor on its way in.
   *
   * @return 0 if it is sealed now; else how many are in it or on their way
   */
  public int seal() {
    while (true) {
      long head = (long) PRODUCER_HEAD.getAcquire(this);
      int held = (int) ((head & CLAIMS) - (long) CONSUMER_TAIL.getAcquire(this));
      if (held > 0 || PRODUCER_HEAD.compareAndSet(this, head, head | SEALED)) {
        return Math.max(held, 0);
      }
    }
  }

  /** Takes a {@link #seal} back. */
  public void unseal() {
    PRODUCER_HEAD.getAndBitwiseAnd(this, ~SEALED);
  }

  /**
   * How many wait.
   *
   * @return 0 to the size; exact when no thread is using the ring
   */
  public int length() {
    long out = consumerTail;
    return (int) Math.min(producerTail - out, slots.length);
  }

  /**
   * Whether none waits.
   *
   * @return true if everything that was published before the call has been taken out
   */
  public boolean isEmpty() {
    return consumerTail >= producerTail;
  }

  /** Waits for the claims before this one, then shows them and this one to the consumer. */
  @SuppressWarnings("ThreadPriorityCheck") // Yielding lets a claimer run that has lost its core.
  private void publish(long from, long to) {
    int spins = 0;
    while ((long) PRODUCER_TAIL.getAcquire(this) != from) {
      if (++spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
    PRODUCER_TAIL.setRelease(this, to);
  }

  private static VarHandle index(String name) {
    try {
      return MethodHandles.lookup().findVarHandle(WakingRing.class, name, long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
