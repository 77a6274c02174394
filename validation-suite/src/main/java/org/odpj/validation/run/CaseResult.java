package org.odpj.validation.run;

import org.odpj.validation.suite.CaseInfo;

/**
 * How one case ended.
 *
 * @param info the case
 * @param outcome how it ended
 * @param reason one line: what failed, or which capability is absent; empty if it passed
 * @param detail the stack trace of a failure; else empty
 * @param seconds how long it took
 */
public record CaseResult(
    CaseInfo info, Outcome outcome, String reason, String detail, double seconds) {}
