package org.odpj.linuxgeneric.queue;

/**
 * The counters of a ring, laid out so that producers and consumers do not write into each other's
 * cache lines.
 *
 * <p>The JVM orders the fields of one class as it likes, but never mixes those of a class and its
 * superclass. Hence the chain: 128 bytes of padding (a line and the one that the processor fetches
 * with it), the producers' counters, padding, the consumers' counters, padding. An annotation for
 * this exists only inside the JDK.
 *
 * <p>Counters only grow; a slot is a counter modulo the ring's size. On each side, {@code head} is
 * what has been claimed and {@code tail} what is finished and visible to the other side.
 */
final class RingIndexes {
  private RingIndexes() {}

  abstract static class Front {
    long f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15;
  }

  abstract static class Producers extends Front {
    volatile long producerHead;
    volatile long producerTail;

    /** What a single producer last saw of {@link Consumers#consumerTail}. */
    long seenConsumerTail;
  }

  abstract static class Middle extends Producers {
    long m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15;
  }

  abstract static class Consumers extends Middle {
    volatile long consumerHead;
    volatile long consumerTail;

    /** What a single consumer last saw of {@link Producers#producerTail}. */
    long seenProducerTail;
  }

  abstract static class All extends Consumers {
    long b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14, b15;
  }
}
