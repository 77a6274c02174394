package org.odpj.comp;

/**
 * A format and how it is made (ODP: {@code odp_comp_session_t}). Thread-safe: any number of threads
 * may run operations of one session at once.
 */
public interface CompSession extends AutoCloseable {
  /**
   * What it was made with.
   *
   * @return the parameters, unchanged
   */
  CompSessionParam param();

  /**
   * Ends the session (ODP: {@code odp_comp_session_destroy}). Idempotent.
   *
   * @throws IllegalStateException if operations are in flight, naming how many; the session stays
   *     as it was
   */
  @Override
  void close();
}
