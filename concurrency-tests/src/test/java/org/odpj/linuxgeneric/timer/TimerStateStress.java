package org.odpj.linuxgeneric.timer;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.Objects;
import java.util.function.LongSupplier;
import org.odpj.config.OdpConfig;
import org.odpj.event.Event;
import org.odpj.spi.BackendContext;
import org.odpj.timer.TickType;
import org.odpj.timer.Timer;
import org.odpj.timer.TimerPoolParam;
import org.odpj.timer.TimerResult;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * One timer, and the driver beside the threads that use it: the event of each start goes to one of
 * them, and a timer that was started is not forgotten. One actor plays the driver; time passes only
 * when a test lets it.
 */
public final class TimerStateStress {
  private TimerStateStress() {}

  private static final long RESOLUTION = 1_000_000;
  private static final long NEAR = 10 * RESOLUTION;
  private static final long FAR = 1_000 * RESOLUTION;

  /** No thread is started for a driver that is stopped. */
  private static final TimerThread NO_THREAD = new TimerThread();

  private static final BackendContext CONTEXT = new BackendContext(OdpConfig.defaults());

  static {
    NO_THREAD.stop();
  }

  /** A pool with a clock of its own, and a timer of it. */
  abstract static class Plane implements LongSupplier {
    private long now;
    final CountingQueue queue = new CountingQueue();
    final LinuxTimerPool pool =
        new LinuxTimerPool(
            "",
            TimerPoolParam.single(1, RESOLUTION, 2 * FAR),
            NO_THREAD,
            new Deliveries("", CONTEXT),
            /* periodics= */ null,
            this,
            closed -> {});
    final Timer timer;

    Plane() {
      pool.start();
      timer = Objects.requireNonNull(pool.alloc(queue, null));
    }

    @Override
    public long getAsLong() {
      return now;
    }

    final int start(long ticks) {
      return taken(timer.start(TickType.RELATIVE, ticks, new SentEvent()));
    }

    final int restart(long ticks) {
      return taken(timer.restart(TickType.RELATIVE, ticks));
    }

    private static int taken(TimerResult result) {
      return result == TimerResult.SUCCESS ? 1 : 0;
    }

    final int cancel() {
      Event back = timer.cancel();
      return back == null ? 0 : 1;
    }

    /** The driver comes by. */
    final void drive() {
      pool.poll();
    }

    /** Time passes, and the driver comes by until nothing is left that it was told of. */
    final void driveAfter(long nanos) {
      now += nanos;
      drive();
      drive();
    }
  }

  /** A cancel at the time of the expiration. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "cancelled")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "expired")
  @Outcome(expect = FORBIDDEN, desc = "an event that is lost, or there twice")
  @State
  public static class CancelBesideExpiration extends Plane {
    public CancelBesideExpiration() {
      start(NEAR);
      drive();
      super.now = 2 * NEAR;
    }

    @Actor
    public void user(II_Result r) {
      r.r1 = cancel();
    }

    @Actor
    public void driver() {
      drive();
    }

    @Arbiter
    public void end(II_Result r) {
      driveAfter(2 * FAR);
      r.r2 = queue.length();
    }
  }

  /** Two threads cancel a timer that expires. */
  @JCStressTest
  @Outcome(
      id = {"1, 0, 0", "0, 1, 0", "0, 0, 1"},
      expect = ACCEPTABLE,
      desc = "one has the event")
  @Outcome(expect = FORBIDDEN, desc = "an event that is lost, or there twice")
  @State
  public static class TwoCancels extends Plane {
    public TwoCancels() {
      start(NEAR);
      drive();
      super.now = 2 * NEAR;
    }

    @Actor
    public void one(III_Result r) {
      r.r1 = cancel();
    }

    @Actor
    public void other(III_Result r) {
      r.r2 = cancel();
    }

    @Actor
    public void driver() {
      drive();
    }

    @Arbiter
    public void end(III_Result r) {
      driveAfter(2 * FAR);
      r.r3 = queue.length();
    }
  }

  /** A restart to a later time at the time of the expiration. */
  @JCStressTest
  @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "expires at the later time")
  @Outcome(id = "0, 1, 1", expect = ACCEPTABLE, desc = "has expired")
  @Outcome(expect = FORBIDDEN, desc = "an event that is lost, early, or there twice")
  @State
  public static class RestartBesideExpiration extends Plane {
    public RestartBesideExpiration() {
      start(NEAR);
      drive();
      super.now = 2 * NEAR;
    }

    @Actor
    public void user(III_Result r) {
      r.r1 = restart(FAR);
    }

    @Actor
    public void driver() {
      drive();
    }

    @Arbiter
    public void end(III_Result r) {
      drive();
      r.r2 = queue.length();
      driveAfter(2 * FAR);
      r.r3 = queue.length();
    }
  }

  /** A timer is started for an earlier time than the one for which the wheel still has it. */
  @JCStressTest
  @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "expires at its time")
  @Outcome(expect = FORBIDDEN, desc = "forgotten, early, or late")
  @State
  public static class StartBesideVisit extends Plane {
    public StartBesideVisit() {
      start(FAR);
      drive();
      cancel();
      super.now = 2 * FAR; // The driver will take it out of the wheel.
    }

    @Actor
    public void user(III_Result r) {
      r.r1 = start(NEAR);
    }

    @Actor
    public void driver() {
      drive();
    }

    @Arbiter
    public void end(III_Result r) {
      drive();
      r.r2 = queue.length();
      driveAfter(2 * NEAR);
      r.r3 = queue.length();
    }
  }

  /** A restart to an earlier time while the driver puts the timer into the wheel. */
  @JCStressTest
  @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "expires at the earlier time")
  @Outcome(expect = FORBIDDEN, desc = "forgotten, early, or late")
  @State
  public static class EarlierBesideSettling extends Plane {
    public EarlierBesideSettling() {
      start(FAR);
    }

    @Actor
    public void user(III_Result r) {
      r.r1 = restart(NEAR);
    }

    @Actor
    public void driver() {
      drive();
    }

    @Arbiter
    public void end(III_Result r) {
      drive();
      r.r2 = queue.length();
      driveAfter(2 * NEAR);
      r.r3 = queue.length();
    }
  }

  /** One thread cancels while another starts the timer for an earlier time. */
  @JCStressTest
  @Outcome(id = "1, 0, 0", expect = ACCEPTABLE, desc = "cancelled, then not started")
  @Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "cancelled, and started again")
  @Outcome(expect = FORBIDDEN, desc = "an event that is lost, or there twice")
  @State
  public static class StartBesideCancel extends Plane {
    public StartBesideCancel() {
      start(FAR);
      drive();
    }

    @Actor
    public void one(III_Result r) {
      r.r1 = cancel();
    }

    @Actor
    public void other(III_Result r) {
      r.r2 = start(NEAR);
    }

    @Actor
    public void driver() {
      drive();
    }

    @Arbiter
    public void end(III_Result r) {
      driveAfter(2 * NEAR);
      r.r3 = queue.length();
    }
  }
}
