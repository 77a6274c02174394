package org.odpj.apps.run;

/** A run that started and could not be brought to its end; the message is one line for people. */
public final class RunFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure with its cause.
   *
   * @param message one line
   * @param cause what was thrown beneath
   */
  public RunFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
