package org.odpj.apps.info;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.odpj.BackendInfo;
import org.odpj.Odp;
import org.odpj.apps.run.BackendOptions;
import org.odpj.apps.run.ExitCode;
import org.odpj.apps.run.JsonOption;
import org.odpj.apps.run.Table;
import org.odpj.config.ApiKeys;
import org.odpj.config.ConfigKey;
import org.odpj.system.Subsystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code odp info}: opens a data plane and shows what it is made of. */
@Command(
    name = "info",
    description = "Opens a data plane: which backend provides what, capabilities, every key.",
    footer = {
      "",
      "Examples:",
      "  odp info",
      "  odp info --backend dpdk --set dpdk.eal=\"-l 0 --no-huge --no-pci -m 512\""
    })
public final class InfoCommand implements Callable<Integer> {
  @Mixin private final BackendOptions backend = new BackendOptions();
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec spec;

  /** Made by picocli, which then sets the fields. */
  // picocli sets the spec before it calls anything.
  @SuppressWarnings("NullAway.Init")
  public InfoCommand() {}

  @Override
  public Integer call() {
    json.check();
    try (Odp odp = Odp.open(backend.config(spec.commandLine().getErr()))) {
      List<ConfigKey<?>> keys = keys(odp);
      print(spec.commandLine().getOut(), odp, keys);
      json.write(describe(odp, keys));
    }
    return ExitCode.OK;
  }

  /** The keys of the API and of every backend in use. */
  private static List<ConfigKey<?>> keys(Odp odp) {
    Set<String> used = new LinkedHashSet<>();
    used.add(odp.config().get(ApiKeys.BACKEND));
    for (Subsystem subsystem : Subsystem.values()) {
      odp.provider(subsystem).ifPresent(used::add);
    }
    List<ConfigKey<?>> keys = new ArrayList<>(ApiKeys.all());
    for (BackendInfo info : Odp.backends()) {
      if (used.contains(info.name())) {
        keys.addAll(info.keys());
      }
    }
    return keys;
  }

  private static void print(PrintWriter out, Odp odp, List<ConfigKey<?>> keys) {
    out.println("API " + Odp.apiVersion());
    out.println();
    out.println("Subsystems");
    Table subsystems = new Table();
    for (Subsystem subsystem : Subsystem.values()) {
      subsystems.row(subsystem.title(), odp.provider(subsystem).orElse("-"), why(odp, subsystem));
    }
    out.print(subsystems.render("  "));
    out.println();
    out.println("System");
    out.print(odp.system().toString().indent(2));
    Capabilities.of(odp)
        .forEach((name, values) -> {
          out.println();
          out.println("Capability: " + name);
          Table table = new Table();
          values.forEach(table::row);
          out.print(table.render("  "));
        });
    out.println();
    out.println("Configuration (--set KEY=VALUE)");
    Table table = new Table().row("KEY", "VALUE", "DEFAULT", "TYPE", "");
    for (ConfigKey<?> key : keys) {
      table.row(key.name(), value(odp, key), quoted(key.defaultText()), key.type(), key.doc());
    }
    out.print(table.render("  "));
    out.flush();
  }

  private static String why(Odp odp, Subsystem subsystem) {
    if (odp.config().isSet(ApiKeys.provider(subsystem))) {
      return "asked for by the key " + ApiKeys.provider(subsystem).name();
    }
    String provider = odp.provider(subsystem).orElse("");
    if (provider.equals(odp.config().get(ApiKeys.BACKEND))) {
      return "the chosen backend";
    }
    if (subsystem.required()) {
      return "software, because the chosen backend does not provide it";
    }
    return provider.isEmpty()
        ? "no engine works here; `odp doctor` says what to install"
        : "the best engine on this machine";
  }

  private static String value(Odp odp, ConfigKey<?> key) {
    return odp.config().isSet(key) ? quoted(String.valueOf(odp.config().get(key))) : "-";
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "''" : text;
  }

  private static Map<String, Object> describe(Odp odp, List<ConfigKey<?>> keys) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("apiVersion", Odp.apiVersion());
    result.put("backend", odp.config().get(ApiKeys.BACKEND));
    Map<String, Object> providers = new LinkedHashMap<>();
    for (Subsystem subsystem : Subsystem.values()) {
      providers.put(
          subsystem.name(),
          Map.of("backend", odp.provider(subsystem).orElse(""), "reason", why(odp, subsystem)));
    }
    result.put("subsystems", providers);
    result.put("system", Capabilities.values(odp.system()));
    result.put("capabilities", Capabilities.of(odp));
    result.put("keys", keys.stream().map(key -> describe(odp, key)).toList());
    return result;
  }

  private static Map<String, Object> describe(Odp odp, ConfigKey<?> key) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", key.name());
    json.put("type", key.type());
    json.put("default", key.defaultText());
    json.put("value", String.valueOf(odp.config().get(key)));
    json.put("doc", key.doc());
    return json;
  }
}
