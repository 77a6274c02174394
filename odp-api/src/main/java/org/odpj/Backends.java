package org.odpj;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.odpj.config.EditDistance;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.spi.Backend;
import org.odpj.system.ApiVersion;
import org.odpj.system.Subsystem;

/** The backends on the module path and the class path, by name. */
final class Backends {
  private final Map<String, Backend> byName;

  private Backends(Map<String, Backend> byName) {
    this.byName = byName;
  }

  /** Finds every backend; refuses to go on with one that is broken or ambiguous. */
  static Backends find() {
    Map<String, Backend> byName = new TreeMap<>();
    List<String> found = new ArrayList<>();
    var providers = ServiceLoader.load(Backend.class).iterator();
    try {
      while (providers.hasNext()) {
        Backend backend = providers.next();
        found.add(backend.name() + " (" + place(backend) + ")");
        Backend other = byName.putIfAbsent(backend.name(), backend);
        if (other != null) {
          throw new OdpException(
              ErrorCode.BACKEND_DUPLICATE,
              "two backends are named '%s': %s and %s; take one of them off the module path"
                  .formatted(backend.name(), place(other), place(backend)));
        }
        checkVersion(backend);
      }
    } catch (ServiceConfigurationError e) {
      throw new OdpException(
          ErrorCode.BACKEND_LOAD_FAILED,
          "a backend could not be loaded: %s; loaded before it: %s"
              .formatted(rootMessage(e), found.isEmpty() ? "none" : String.join(", ", found)),
          e);
    }
    return new Backends(byName);
  }

  /** The backend of a name. */
  Backend get(String name) {
    Backend backend = byName.get(name);
    if (backend != null) {
      return backend;
    }
    if (byName.isEmpty()) {
      throw new OdpException(
          ErrorCode.BACKEND_UNKNOWN,
          "there is no backend '%s': no backend at all was found; put its jar on the module path"
              .formatted(name));
    }
    throw new OdpException(
        ErrorCode.BACKEND_UNKNOWN,
        "there is no backend '%s'; found: %s; did you mean '%s'?"
            .formatted(
                name,
                String.join(", ", byName.keySet()),
                EditDistance.nearest(name, byName.keySet())));
  }

  /** The provider of an accelerator that is best on this machine, if any works here. */
  Optional<Backend> best(Subsystem subsystem) {
    return working(subsystem).stream().findFirst();
  }

  /** The providers of an accelerator that work on this machine, best first. */
  List<Backend> working(Subsystem subsystem) {
    return byName.values().stream()
        .filter(backend -> backend.subsystems().contains(subsystem))
        .filter(backend -> backend.preference(subsystem) >= 0)
        .sorted(Comparator.comparingInt((Backend backend) -> -backend.preference(subsystem)))
        .toList();
  }

  Collection<Backend> all() {
    return byName.values();
  }

  private static void checkVersion(Backend backend) {
    if (!ApiVersion.CURRENT.serves(backend.apiVersion())) {
      throw new OdpException(
          ErrorCode.BACKEND_API_VERSION,
          "the backend '%s' (%s) was written for API %s, this is API %s; take the release of it that fits"
              .formatted(backend.name(), place(backend), backend.apiVersion(), ApiVersion.CURRENT));
    }
  }

  private static String place(Backend backend) {
    var source = backend.getClass().getProtectionDomain().getCodeSource();
    String where = source == null ? "the JDK" : source.getLocation().getPath();
    return where + "!" + backend.getClass().getName();
  }

  private static String rootMessage(Throwable error) {
    Throwable cause = error.getCause();
    if (cause == null) {
      return String.valueOf(error.getMessage());
    }
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return error.getMessage() + ": " + cause;
  }
}
