package org.odpj.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.odpj.system.Subsystem;

/** The keys that the API itself knows, whatever the backend. */
public final class ApiKeys {
  /** Which backend to open. */
  public static final ConfigKey<String> BACKEND =
      ConfigKey.text("backend", "linux-generic", "The backend to open; `odp list` shows them.");

  /** Whether ownership is checked. */
  public static final ConfigKey<Boolean> CHECK =
      ConfigKey.flag(
          "odp.check",
          false,
          "Report double frees, use after hand-over and leaks, with the place; costs time per"
              + " event.");

  private ApiKeys() {}

  /**
   * The key that names the provider of one subsystem, such as {@code scheduler = linux-generic}.
   *
   * @param subsystem the subsystem
   * @return its key; the default, empty text, means: the chosen backend if it offers the subsystem,
   *     else the software of linux-generic
   */
  public static ConfigKey<String> provider(Subsystem subsystem) {
    String name = subsystem.name().toLowerCase(Locale.ROOT);
    return ConfigKey.text(
        name, "", "The backend that provides " + subsystem.title() + "; empty: chosen by itself.");
  }

  /**
   * All keys of the API.
   *
   * @return an immutable list
   */
  public static List<ConfigKey<?>> all() {
    return Stream.<ConfigKey<?>>concat(
            Stream.of(BACKEND, CHECK), Stream.of(Subsystem.values()).map(ApiKeys::provider))
        .toList();
  }
}
