package org.odpj.linuxgeneric.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The two sides of a bounded ring of slots, whatever the slots hold: who may write or read which of
 * them. The protocol is that of {@link Ring}.
 *
 * <p>To put: read the {@link #putHead head}, ask for {@link #room}, {@link #claimPut claim} and
 * begin again if another thread was faster, write the slots from the head on, {@link #publishPut
 * publish}. To get, the same on the other side.
 */
public abstract class RingSides extends RingIndexes.All {
  private static final int SPINS = 100;
  private static final VarHandle PRODUCER_HEAD = index("producerHead");
  private static final VarHandle PRODUCER_TAIL = index("producerTail");
  private static final VarHandle CONSUMER_HEAD = index("consumerHead");
  private static final VarHandle CONSUMER_TAIL = index("consumerTail");

  private final boolean manyProducers;
  private final boolean manyConsumers;

  /**
   * Sides of an empty ring.
   *
   * @param manyProducers whether several threads may put at once
   * @param manyConsumers whether several threads may get at once
   */
  protected RingSides(boolean manyProducers, boolean manyConsumers) {
    this.manyProducers = manyProducers;
    this.manyConsumers = manyConsumers;
  }

  /**
   * Where the next put begins.
   *
   * @return a counter; its slot is the remainder by the ring's size
   */
  protected final long putHead() {
    return manyProducers ? (long) PRODUCER_HEAD.getAcquire(this) : (long) PRODUCER_TAIL.get(this);
  }

  /**
   * How many of those that shall be put fit.
   *
   * @param head where they begin
   * @param count how many there are
   * @param limit how many the ring may hold
   * @return 0 or less if none fits
   */
  protected final int room(long head, int count, int limit) {
    if (manyProducers) {
      // A tail newer than the head makes this too large; the claim then fails.
      return (int) Math.min(count, limit + (long) CONSUMER_TAIL.getAcquire(this) - head);
    }
    if (limit + seenConsumerTail - head < count) {
      seenConsumerTail = (long) CONSUMER_TAIL.getAcquire(this);
    }
    return (int) Math.min(count, limit + seenConsumerTail - head);
  }

  /**
   * Claims slots to be written.
   *
   * @param head where they begin
   * @param count how many, at most what {@link #room} said
   * @return false if another thread was faster
   */
  protected final boolean claimPut(long head, int count) {
    return !manyProducers || PRODUCER_HEAD.weakCompareAndSetAcquire(this, head, head + count);
  }

  /**
   * Shows written slots to the other side, after those that were claimed before them.
   *
   * @param head where they begin
   * @param count how many were claimed
   */
  protected final void publishPut(long head, int count) {
    if (manyProducers) {
      awaitTurn(PRODUCER_TAIL, head);
    }
    PRODUCER_TAIL.setRelease(this, head + count);
  }

  /**
   * Where the next get begins.
   *
   * @return a counter; its slot is the remainder by the ring's size
   */
  protected final long getHead() {
    return manyConsumers ? (long) CONSUMER_HEAD.getAcquire(this) : (long) CONSUMER_TAIL.get(this);
  }

  /**
   * How many of those that are wanted are there.
   *
   * @param head where they begin
   * @param count how many are wanted
   * @return 0 or less if none is there
   */
  protected final int waiting(long head, int count) {
    if (manyConsumers) {
      // A tail newer than the head makes this too large; the claim then fails.
      return (int) Math.min(count, (long) PRODUCER_TAIL.getAcquire(this) - head);
    }
    if (seenProducerTail - head < count) {
      seenProducerTail = (long) PRODUCER_TAIL.getAcquire(this);
    }
    return (int) Math.min(count, seenProducerTail - head);
  }

  /**
   * Claims slots to be read.
   *
   * @param head where they begin
   * @param count how many, at most what {@link #waiting} said
   * @return false if another thread was faster
   */
  protected final boolean claimGet(long head, int count) {
    return !manyConsumers || CONSUMER_HEAD.weakCompareAndSetAcquire(this, head, head + count);
  }

  /**
   * Gives read slots to the other side, after those that were claimed before them.
   *
   * @param head where they begin
   * @param count how many were claimed
   */
  protected final void publishGet(long head, int count) {
    if (manyConsumers) {
      awaitTurn(CONSUMER_TAIL, head);
    }
    CONSUMER_TAIL.setRelease(this, head + count);
  }

  /**
   * How many slots are full.
   *
   * @return exact when no thread is using the ring
   */
  protected final int length() {
    long out = consumerTail;
    return (int) (producerTail - out);
  }

  /** Waits for the claims before this one. */
  @SuppressWarnings("ThreadPriorityCheck") // Yielding lets a claimer run that has lost its core.
  private void awaitTurn(VarHandle tail, long head) {
    int spins = 0;
    while ((long) tail.getAcquire(this) != head) {
      if (++spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  private static VarHandle index(String name) {
    try {
      return MethodHandles.lookup().findVarHandle(RingSides.class, name, long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
