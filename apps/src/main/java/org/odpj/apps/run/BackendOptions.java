package org.odpj.apps.run;

import java.io.PrintWriter;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.odpj.Odp;
import org.odpj.config.ApiKeys;
import org.odpj.config.OdpConfig;
import picocli.CommandLine.Option;

/** The options that configure a data plane: {@code --backend} and {@code --set}. */
public final class BackendOptions {
  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "The backend to open (default: linux-generic). `odp list` shows them.")
  private @Nullable String backend;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Set a configuration key; may be repeated. `odp info` shows them.")
  private final Map<String, String> settings = new LinkedHashMap<>();

  /**
   * The configuration that the options ask for.
   *
   * @param log where the data plane's warnings go
   * @return not checked yet
   */
  public OdpConfig config(PrintWriter log) {
    OdpConfig config = OdpConfig.defaults();
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      config = config.with(setting.getKey(), setting.getValue());
    }
    if (backend != null) {
      config = config.with(ApiKeys.BACKEND.name(), backend);
    }
    return config.withLog((level, message) -> log(log, level, message));
  }

  /**
   * The beginning of a result for machines: what ran, and with which options.
   *
   * @param odp the data plane that it ran on
   * @param command the command's name
   * @param options the command's own
   * @return an object to be filled
   */
  public Map<String, @Nullable Object> describe(
      Odp odp, String command, Map<String, Object> options) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("command", command);
    json.put("backend", odp.config().get(ApiKeys.BACKEND));
    json.put("settings", settings);
    json.put("options", options);
    return json;
  }

  private static void log(PrintWriter out, Level level, String message) {
    if (level.getSeverity() >= Level.INFO.getSeverity()) {
      out.println("odp: " + level.getName().toLowerCase(Locale.ROOT) + ": " + message);
      out.flush();
    }
  }
}
