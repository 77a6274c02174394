package org.odpj.apps.poolperf;

/** Allocates some events and frees them, again and again; of one thread. */
interface Rounds {
  /**
   * Runs rounds.
   *
   * @param count how many
   * @return events that were allocated, and freed again
   */
  long run(int count);
}
