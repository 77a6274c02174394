package org.odpj.apps.run;

/** What the {@code odp} command tells a script. */
public final class ExitCode {
  /** It did what was asked. */
  public static final int OK = 0;

  /** It ran, and something failed on the way. */
  public static final int FAILED = 1;

  /** It could not run: a bad option, a bad configuration, or something that is not there. */
  public static final int COULD_NOT_RUN = 2;

  private ExitCode() {}
}
