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
  /** Packet input and output. */
  PKTIO("packet I/O"),
  /** Plain queues. */
  QUEUE("plain queues"),
  /** The scheduler and its queues. */
  SCHEDULER("the scheduler"),
  /** Stashes. */
  STASH("stashes");

  private final String title;

  Subsystem(String title) {
    this.title = title;
  }

  /**
   * The name for people.
   *
   * @return a few lower-case words
   */
  public String title() {
    return title;
  }
}
