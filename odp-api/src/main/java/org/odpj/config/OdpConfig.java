package org.odpj.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;

/**
 * An immutable set of configuration values and the log to write to (ODP: {@code odp_init_t} and the
 * configuration file).
 *
 * <p>Values are text until a {@link ConfigKey} reads them. {@link #check} refuses keys that nobody
 * declared and values out of bounds before anything starts.
 */
public final class OdpConfig {
  private final Map<String, String> values;
  private final OdpLog log;

  private OdpConfig(Map<String, String> values, OdpLog log) {
    this.values = Map.copyOf(values);
    this.log = log;
  }

  /**
   * Every key at its default.
   *
   * @return a configuration for the backend {@code linux-generic}
   */
  public static OdpConfig defaults() {
    return new OdpConfig(Map.of(), OdpLog.system());
  }

  /**
   * Every key at its default but the backend.
   *
   * @param name the backend's name
   * @return a configuration for that backend
   */
  public static OdpConfig backend(String name) {
    return defaults().with(ApiKeys.BACKEND.name(), name);
  }

  /**
   * This configuration with one value set.
   *
   * @param key the key's name
   * @param value its value as text
   * @return a new configuration
   */
  public OdpConfig with(String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(key, value);
    return new OdpConfig(changed, log);
  }

  /**
   * This configuration with another log.
   *
   * @param newLog where log lines go
   * @return a new configuration
   */
  public OdpConfig withLog(OdpLog newLog) {
    return new OdpConfig(values, newLog);
  }

  /**
   * Reads a value.
   *
   * @param <T> the type of the key's values
   * @param key what to read
   * @return the value that was set, else the key's default
   * @throws OdpException with {@link ErrorCode#CONFIG_VALUE_INVALID} if the text is not a value of
   *     this key
   */
  public <T> T get(ConfigKey<T> key) {
    String text = values.getOrDefault(key.name(), key.defaultText());
    try {
      return key.parser().apply(text);
    } catch (IllegalArgumentException e) {
      throw new OdpException(
          ErrorCode.CONFIG_VALUE_INVALID,
          "%s = '%s' %s (expected: %s)".formatted(key.name(), text, e.getMessage(), key.type()),
          e);
    }
  }

  /**
   * Whether a value was set, even to its default.
   *
   * @param key the key
   * @return true if it was set
   */
  public boolean isSet(ConfigKey<?> key) {
    return values.containsKey(key.name());
  }

  /**
   * Where log lines go.
   *
   * @return the log
   */
  public OdpLog log() {
    return log;
  }

  /**
   * Refuses keys that nobody declared and values that their keys do not allow.
   *
   * @param known every key of the API and of the backends in use
   * @throws OdpException naming the key and the nearest known one
   */
  public void check(Collection<ConfigKey<?>> known) {
    Map<String, ConfigKey<?>> byName =
        known.stream().collect(Collectors.toMap(ConfigKey::name, key -> key, (a, b) -> a));
    for (String name : values.keySet()) {
      ConfigKey<?> key = byName.get(name);
      if (key == null) {
        throw new OdpException(
            ErrorCode.CONFIG_KEY_UNKNOWN,
            "unknown configuration key '%s'; did you mean '%s'? (`odp info` lists every key)"
                .formatted(name, EditDistance.nearest(name, byName.keySet())));
      }
      get(key);
    }
  }

  /**
   * The values that were set, one {@code key = value} a line (ODP: {@code odp_sys_config_print}).
   */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getKey() + " = " + entry.getValue())
        .collect(Collectors.joining("\n"));
  }
}
