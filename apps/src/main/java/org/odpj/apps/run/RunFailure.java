package org.odpj.apps.run;

import org.jspecify.annotations.Nullable;

/** A run that started and could not be brought to its end; the message is one line for people. */
public final class RunFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure with its cause.
   *
   * @param message one line
   * @param cause what was thrown beneath, or null
   */
  public RunFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
