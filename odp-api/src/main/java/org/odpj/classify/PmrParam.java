package org.odpj.classify;

import java.util.List;

/**
 * A rule (ODP: {@code odp_pmr_create_opt_t}).
 *
 * @param terms all must hold; at least one
 * @param mark given to packets that match, see {@code Packet.classMark}; 0 for none
 * @param priority the larger goes first where several rules match; of equal ones those that look at
 *     {@link PmrField#CUSTOM_FRAME}, then the older
 */
public record PmrParam(List<PmrTerm> terms, long mark, int priority) {
  /** Refuses a rule without terms. */
  public PmrParam {
    terms = List.copyOf(terms);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("a rule needs at least one term");
    }
  }

  /**
   * A rule of the lowest priority that marks nothing.
   *
   * @param terms all must hold
   * @return the rule
   */
  public static PmrParam of(PmrTerm... terms) {
    return new PmrParam(List.of(terms), 0, 0);
  }

  /**
   * The same with another mark.
   *
   * @param other 0 to the capability's maximum
   * @return new parameters
   */
  public PmrParam withMark(long other) {
    return new PmrParam(terms, other, priority);
  }

  /**
   * The same with another priority.
   *
   * @param other 0 to the capability's maximum
   * @return new parameters
   */
  public PmrParam withPriority(int other) {
    return new PmrParam(terms, mark, other);
  }
}
