package org.odpj.validation.run;

/** How a case ended. */
public enum Outcome {
  /** The backend keeps the contract. */
  PASSED("passed"),
  /** It does not. */
  FAILED("failed"),
  /** The backend does not declare the capability that the case is about. */
  NOT_APPLICABLE("notApplicable");

  private final String id;

  Outcome(String id) {
    this.id = id;
  }

  /**
   * The word in reports.
   *
   * @return {@code passed}, {@code failed} or {@code notApplicable}
   */
  public String id() {
    return id;
  }
}
