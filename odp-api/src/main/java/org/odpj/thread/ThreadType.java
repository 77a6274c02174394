package org.odpj.thread;

/** What a thread is for (ODP: {@code odp_thread_type_t}). */
public enum ThreadType {
  /** Moves packets and events. */
  WORKER,
  /** Controls and watches. */
  CONTROL
}
