package org.odpj.linuxgeneric.timer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What any timer is to its pool: a state word that decides every race, and a place in the wheel
 * that only says when the pool looks at the state word next.
 *
 * <p><b>State.</b> A positive number is the tick at which an active timer expires. Whoever changes
 * it from there to something else, by compare-and-set, has the timer's event: a cancel, or the
 * driver that lets it expire. A restart changes it to another tick. So an event is never both
 * returned and delivered, whatever the threads do.
 *
 * <p><b>Place.</b> The wheel belongs to the driver. Others only push timers onto the intake, and
 * only if the wheel would look at them too late: an inactive timer just stays where it is until the
 * wheel comes to it, and a timer that got a later tick is put there then. A starter writes the
 * state and then reads the place; the driver writes the place and then reads the state. All four
 * are volatile, so at least one of them sees what the other wrote, and no tick is missed.
 */
abstract class WheelTimer {
  /** State: not started, or over. */
  static final long INACTIVE = 0;

  /** State: one thread is just changing the event. */
  static final long BUSY = -1;

  /** State: given back to the pool. */
  static final long FREED = -2;

  /** Place: nowhere. */
  static final int OUT = 0;

  /** Place: on the intake. */
  static final int WAITING = 1;

  /** Place: in the wheel. */
  static final int WHEEL = 2;

  /** Place: in the wheel, and on the intake because it must be looked at earlier. */
  static final int MOVING = 3;

  private static final VarHandle STATE = handle("state", long.class);
  private static final VarHandle PLACE = handle("place", int.class);

  private volatile long state = INACTIVE;
  private volatile int place = OUT;

  /** When the wheel will look at it; written by the driver. */
  volatile long slot;

  /** The wheel's list that it is in, and its neighbours there; the driver's. */
  int bucket;

  @Nullable WheelTimer previous;
  @Nullable WheelTimer next;

  /** The next one on the intake; of the thread that pushes, then the driver's. */
  @Nullable WheelTimer nextWaiting;

  final long state() {
    return state;
  }

  final boolean changeState(long from, long to) {
    return STATE.compareAndSet(this, from, to);
  }

  final void state(long to) {
    state = to;
  }

  final int place() {
    return place;
  }

  final boolean changePlace(int from, int to) {
    return PLACE.compareAndSet(this, from, to);
  }

  final void place(int to) {
    place = to;
  }

  /**
   * Its time has come; called by the driver.
   *
   * @param tick the state that was read
   * @return false if the state is another one meanwhile
   */
  abstract boolean expire(long tick);

  /**
   * The driver found it in a state that is no tick.
   *
   * @param found which
   */
  abstract void rest(long found);

  /** Frees what it owns; nobody else uses it any more. */
  abstract void abandon();

  private static VarHandle handle(String name, Class<?> type) {
    try {
      return MethodHandles.lookup().findVarHandle(WheelTimer.class, name, type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
