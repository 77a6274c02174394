package org.odpj.accel.session;

/** What one thread at a time needs to work on a session. */
public interface Context extends AutoCloseable {
  /** Frees it, and clears what is secret in it. */
  @Override
  void close();
}
