package org.odpj.system;

/**
 * One thing that was looked at before anything could fail on it: what was found, and what to do.
 *
 * @param item what was looked at, such as {@code huge pages}
 * @param state how it stands
 * @param found what was found, one line
 * @param advice what to do, or what is used instead; empty if nothing need be done
 */
public record Diagnosis(String item, State state, String found, String advice) {
  /** How a thing stands. */
  public enum State {
    /** Works. */
    OK,
    /** Absent or slower, and something else is used instead. */
    DEGRADED,
    /** Absent, and what needs it will not work. */
    MISSING
  }

  /**
   * A thing that works.
   *
   * @param item what was looked at
   * @param found what was found
   * @return the diagnosis
   */
  public static Diagnosis ok(String item, String found) {
    return new Diagnosis(item, State.OK, found, "");
  }
}
