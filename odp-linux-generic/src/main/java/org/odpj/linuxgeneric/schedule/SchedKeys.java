package org.odpj.linuxgeneric.schedule;

import java.util.List;
import org.odpj.config.ConfigKey;

/** What the scheduler can be configured to. */
public final class SchedKeys {
  /** Rounds of spinning. */
  static final ConfigKey<Integer> SPINS =
      ConfigKey.integer(
          "linux.sched.spins",
          100,
          0,
          1_000_000,
          "How often a thread that waits for an event looks again at once, before it yields.");

  /** Rounds of yielding. */
  static final ConfigKey<Integer> YIELDS =
      ConfigKey.integer(
          "linux.sched.yields",
          200,
          0,
          1_000_000,
          "How often a thread that waits for an event then yields its CPU, before it sleeps.");

  /** The longest sleep. */
  static final ConfigKey<Integer> SLEEP =
      ConfigKey.integer(
          "linux.sched.sleep",
          200,
          0,
          1_000_000,
          "The longest sleep of a thread that waits for an event, in microseconds; it bounds what"
              + " waiting adds to an event's way. 0: it yields for ever.");

  /** How often priorities take turns. */
  static final ConfigKey<Integer> FAIR =
      ConfigKey.integer(
          "linux.sched.fair",
          64,
          0,
          1_000_000,
          "Of so many times that a thread takes from queues, once it begins with a lower priority,"
              + " each in turn, so that none starves. 0: priorities are strict.");

  private SchedKeys() {}

  /**
   * All of them.
   *
   * @return an immutable list
   */
  public static List<ConfigKey<?>> all() {
    return List.of(SPINS, YIELDS, SLEEP, FAIR);
  }
}
