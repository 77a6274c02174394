package org.odpj.validation.suite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.odpj.config.ApiKeys;
import org.odpj.config.OdpConfig;
import org.odpj.system.Subsystem;

/**
 * What the cases run on. Handed to JUnit as configuration parameters, so that the suite also runs
 * by {@code -Dodp.backend=...} in any build.
 *
 * @param backend the backend's name
 * @param values further configuration
 * @param pktio the interface of the packet I/O cases; what is sent to it must come back
 * @param seed of every random choice
 * @param cases ids of the cases to run; empty for all
 */
public record Settings(
    String backend, Map<String, String> values, String pktio, long seed, Set<String> cases) {
  /** The interface that is taken when none is named. */
  public static final String DEFAULT_INTERFACE = "loop";

  /** The seed that is taken when none is named. */
  public static final long DEFAULT_SEED = 20_260_101;

  private static final String BACKEND = "odp.backend";
  private static final String VALUES = "odp.set";
  private static final String INTERFACE = "odp.interface";
  private static final String SEED = "odp.seed";
  private static final String CASES = "odp.cases";

  /**
   * All cases on a backend at its defaults.
   *
   * @param backend its name
   * @return the settings
   */
  public static Settings of(String backend) {
    return new Settings(backend, Map.of(), DEFAULT_INTERFACE, DEFAULT_SEED, Set.of());
  }

  /**
   * The same on some of the cases.
   *
   * @param ids their ids
   * @return new settings
   */
  public Settings withCases(Set<String> ids) {
    return new Settings(backend, values, pktio, seed, ids);
  }

  /**
   * The same with a configuration value.
   *
   * @param key its key
   * @param value its value
   * @return new settings
   */
  public Settings with(String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(key, value);
    return new Settings(backend, changed, pktio, seed, cases);
  }

  /**
   * What a data plane is opened with.
   *
   * @return the configuration
   */
  public OdpConfig config() {
    OdpConfig config = OdpConfig.backend(backend);
    for (var value : values.entrySet()) {
      config = config.with(value.getKey(), value.getValue());
    }
    return config;
  }

  /**
   * What to call a run with these settings.
   *
   * @return the backend, and who provides subsystems that are not left to it
   */
  public String title() {
    StringBuilder title = new StringBuilder(backend);
    for (Subsystem subsystem : Subsystem.values()) {
      String key = ApiKeys.provider(subsystem).name();
      if (values.containsKey(key)) {
        title.append(", ").append(key).append('=').append(values.get(key));
      }
    }
    return title.toString();
  }

  /**
   * As JUnit's configuration parameters.
   *
   * @return names and values
   */
  public Map<String, String> toParameters() {
    return Map.of(
        BACKEND, backend,
        VALUES,
            values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining("\n")),
        INTERFACE, pktio,
        SEED, Long.toString(seed),
        CASES, String.join("\n", cases));
  }

  /**
   * Reads JUnit's configuration parameters, which default to system properties.
   *
   * @param parameters finds one by its name
   * @return the settings
   */
  static Settings from(Function<String, Optional<String>> parameters) {
    Map<String, String> values =
        parameters
            .apply(VALUES)
            .orElse("")
            .lines()
            .map(line -> line.split("=", 2))
            .filter(pair -> pair.length == 2)
            .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1]));
    return new Settings(
        parameters.apply(BACKEND).orElse("linux-generic"),
        values,
        parameters.apply(INTERFACE).orElse(DEFAULT_INTERFACE),
        parameters.apply(SEED).map(Long::parseLong).orElse(DEFAULT_SEED),
        parameters.apply(CASES).orElse("").lines().collect(Collectors.toSet()));
  }
}
