package org.odpj.validation.report;

import org.odpj.validation.run.CaseResult;

/** What a person needs to know of a failure. */
final class FailureText {
  private FailureText() {}

  /**
   * Several lines: what failed, what the contract says, how the case proves it, what to look at
   * first.
   */
  static String of(CaseResult result) {
    return """
    %s: %s
      contract: %s
      proof:    %s
      look at:  %s\
    """
        .formatted(
            result.info().id(),
            result.reason(),
            result.info().clause(),
            result.info().strategy(),
            result.info().ifFails());
  }
}
