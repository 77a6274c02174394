package org.odpj.spi;

import org.odpj.comp.Comp;
import org.odpj.crypto.Crypto;
import org.odpj.system.Subsystem;

/**
 * A backend that is open for one data plane. A provider is asked for only if {@link
 * Backend#subsystems} names its subsystem; it is the same object at every call.
 */
public interface BackendInstance extends AutoCloseable {
  /**
   * Provides {@link Subsystem#SYSTEM}.
   *
   * @return the provider
   */
  default SystemProvider system() {
    throw notProvided(Subsystem.SYSTEM);
  }

  /**
   * Provides {@link Subsystem#POOL}.
   *
   * @return the provider
   */
  default PoolProvider pools() {
    throw notProvided(Subsystem.POOL);
  }

  /**
   * Provides {@link Subsystem#VECTOR}.
   *
   * @return the provider
   */
  default VectorProvider vectors() {
    throw notProvided(Subsystem.VECTOR);
  }

  /**
   * Provides {@link Subsystem#PKTIO}.
   *
   * @return the provider
   */
  default PktioProvider pktios() {
    throw notProvided(Subsystem.PKTIO);
  }

  /**
   * Provides {@link Subsystem#QUEUE}.
   *
   * @return the provider
   */
  default QueueProvider queues() {
    throw notProvided(Subsystem.QUEUE);
  }

  /**
   * Provides {@link Subsystem#SCHEDULER}.
   *
   * @return the provider
   */
  default SchedulerProvider scheduler() {
    throw notProvided(Subsystem.SCHEDULER);
  }

  /**
   * Provides {@link Subsystem#EVENTDEV}.
   *
   * @return the device
   */
  default EventDevice eventDevice() {
    throw notProvided(Subsystem.EVENTDEV);
  }

  /**
   * Provides {@link Subsystem#CRYPTO}.
   *
   * @return the engine
   */
  default Crypto crypto() {
    throw notProvided(Subsystem.CRYPTO);
  }

  /**
   * Provides {@link Subsystem#COMP}.
   *
   * @return the engine
   */
  default Comp comp() {
    throw notProvided(Subsystem.COMP);
  }

  /**
   * Provides {@link Subsystem#CLASSIFIER}.
   *
   * @return the provider
   */
  default ClassifierProvider classifier() {
    throw notProvided(Subsystem.CLASSIFIER);
  }

  /**
   * Provides {@link Subsystem#STASH}.
   *
   * @return the provider
   */
  default StashProvider stashes() {
    throw notProvided(Subsystem.STASH);
  }

  /**
   * Provides {@link Subsystem#TIMER}.
   *
   * @return the provider
   */
  default TimerProvider timers() {
    throw notProvided(Subsystem.TIMER);
  }

  /**
   * Ends what puts events into queues by itself: after this, no thread of the instance does. What
   * is in flight goes into its queue, or is freed if there is no room. Called once, when the data
   * plane closes, before its queues are emptied. Must not throw.
   */
  default void quiesce() {}

  /**
   * Frees what the instance owns. Called once, after everything that it made was closed. Must not
   * throw.
   */
  @Override
  void close();

  private static IllegalStateException notProvided(Subsystem subsystem) {
    return new IllegalStateException("the backend names " + subsystem + " but does not provide it");
  }
}
