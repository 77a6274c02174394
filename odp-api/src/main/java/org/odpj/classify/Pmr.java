package org.odpj.classify;

/** A packet matching rule from one class of service to another (ODP: {@code odp_pmr_t}). */
public interface Pmr extends AutoCloseable {
  /**
   * What it was made with.
   *
   * @return the rule and its classes
   */
  PmrLink link();

  /**
   * Takes the rule away (ODP: {@code odp_cls_pmr_destroy}). Packets received from now on are not
   * matched against it; one that is being sorted may still be. Idempotent, thread-safe.
   */
  @Override
  void close();
}
