package org.odpj.linuxgeneric.sync;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** The lock excludes, and shows each holder what the one before wrote. */
@JCStressTest
@Outcome(id = "2", expect = ACCEPTABLE, desc = "both counted")
@Outcome(expect = FORBIDDEN, desc = "two were inside, or one did not see the other's work")
@State
public class SpinLockStress {
  private final SpinLock lock = new SpinLock();
  private int count;

  /** Counts. */
  @Actor
  public void first() {
    count();
  }

  /** Counts. */
  @Actor
  public void second() {
    count();
  }

  private void count() {
    lock.lock();
    count++;
    lock.unlock();
  }

  /** Reads the count. */
  @Arbiter
  public void read(I_Result result) {
    result.r1 = count;
  }
}
