package org.odpj.spi;

import java.util.List;
import java.util.Set;
import org.odpj.config.ConfigKey;
import org.odpj.error.OdpException;
import org.odpj.pktio.PktioForm;
import org.odpj.system.ApiVersion;
import org.odpj.system.Diagnosis;
import org.odpj.system.Subsystem;

/**
 * A backend, found by {@link java.util.ServiceLoader}. Its constructor and every method but {@link
 * #open} and {@link #diagnose} must be cheap and must not touch native libraries.
 *
 * <p>A backend provides the subsystems that it does better than the software of {@code
 * linux-generic}; for the others the software is taken. So it must be written against the types of
 * the API, never against another backend's classes: its packets will wait in a foreign queue, and
 * its scheduler will schedule foreign packets.
 */
public interface Backend {
  /**
   * The name to open it by: lower-case letters, digits and dashes.
   *
   * @return the name, unique among backends
   */
  String name();

  /**
   * The backend's own version.
   *
   * @return any text
   */
  String version();

  /**
   * What it is, in one line.
   *
   * @return a few words
   */
  String description();

  /**
   * The version of the API that the backend was written for, as literal numbers.
   *
   * @return the version
   */
  ApiVersion apiVersion();

  /**
   * What it provides.
   *
   * @return an immutable set
   */
  Set<Subsystem> subsystems();

  /**
   * How good it is at an accelerator here, where nothing names one: the provider of the highest
   * number is taken. Only asked for subsystems that a data plane can be without, and may look for
   * native libraries.
   *
   * @param subsystem one of {@link #subsystems}
   * @return more is better; less than 0 if it cannot work on this machine
   */
  default int preference(Subsystem subsystem) {
    return 0;
  }

  /**
   * Its configuration keys.
   *
   * @return an immutable list
   */
  List<ConfigKey<?>> keys();

  /**
   * The forms of interface names that it can open.
   *
   * @return an immutable list; empty if it provides no packet I/O
   */
  List<PktioForm> interfaces();

  /**
   * Looks at what the backend needs, before anything fails. Must not change anything nor throw for
   * what it finds.
   *
   * @return what was found, in the order of importance
   */
  List<Diagnosis> diagnose();

  /**
   * Opens the backend for one data plane.
   *
   * @param context the configuration, checked already, and the log
   * @return providers of exactly {@link #subsystems}
   * @throws OdpException if something that the backend needs is absent or refuses; nothing stays
   *     open
   */
  BackendInstance open(BackendContext context);
}
