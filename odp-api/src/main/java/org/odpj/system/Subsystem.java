package org.odpj.system;

/**
 * The parts that a backend may provide. For each that it does not, the software of another backend
 * is taken.
 */
public enum Subsystem {
  /** What the machine is, and pinning of threads. */
  SYSTEM("system information"),
  /** Pools of packets and buffers. */
  POOL("pools"),
  /** Pools of vectors. */
  VECTOR("vector pools"),
  /** Packet input and output. */
  PKTIO("packet I/O"),
  /** Plain queues. */
  QUEUE("plain queues"),
  /** The scheduler and its queues. */
  SCHEDULER("the scheduler"),
  /** Classes of service and the rules to them. */
  CLASSIFIER("the classifier"),
  /** Stashes. */
  STASH("stashes"),
  /** Timers and timeouts. */
  TIMER("timers"),
  /** The order in which a scheduler in software serves its queues; only where it is named. */
  EVENTDEV("the event device", false),
  /** Encryption and authentication of packets; a data plane can be without it. */
  CRYPTO("crypto", false),
  /** Compression of packets; a data plane can be without it. */
  COMP("compression", false);

  private final String title;
  private final boolean required;

  Subsystem(String title) {
    this(title, true);
  }

  Subsystem(String title, boolean required) {
    this.title = title;
    this.required = required;
  }

  /**
   * The name for people.
   *
   * @return a few lower-case words
   */
  public String title() {
    return title;
  }

  /**
   * Whether a data plane cannot be opened without a provider.
   *
   * @return false for accelerators, which are missed only when they are asked for
   */
  public boolean required() {
    return required;
  }
}
