package org.odpj.linuxgeneric.schedule;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** The order of contexts: every number passes, and shows what was done before it did. */
public final class OrderSequenceStress {
  private OrderSequenceStress() {}

  private static OrderSequence sequence() {
    return new OrderSequence(() -> {});
  }

  /** Whether all numbers below this one have passed. */
  private static boolean hasPassed(OrderSequence sequence, long number) {
    return sequence.hasRoom(number + OrderSequence.WINDOW - 1);
  }

  /** Numbers pass in turn and out of turn at once. */
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "all have passed")
  @Outcome(expect = FORBIDDEN, desc = "one is left behind, for ever")
  @State
  public static class EveryNumberPasses {
    private final OrderSequence sequence = sequence();

    @Actor
    public void inTurn() {
      sequence.pass(0);
    }

    @Actor
    public void early() {
      sequence.pass(1);
      sequence.pass(2);
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = hasPassed(sequence, 3) ? 1 : 0;
    }
  }

  /** What was written before an early end is seen by whoever sees that it has passed. */
  @JCStressTest
  @Outcome(id = "-1", expect = ACCEPTABLE, desc = "has not passed yet")
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "has passed, and is seen")
  @Outcome(expect = FORBIDDEN, desc = "has passed, and is not seen")
  @State
  public static class PassingPublishes {
    private final OrderSequence sequence = sequence();
    private int written;

    @Actor
    public void early() {
      written = 1;
      sequence.pass(1);
    }

    @Actor
    public void inTurn(I_Result r) {
      sequence.pass(0);
      r.r1 = hasPassed(sequence, 2) ? written : -1;
    }
  }
}
