package org.odpj.apps.list;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.odpj.BackendInfo;
import org.odpj.Odp;
import org.odpj.apps.run.ExitCode;
import org.odpj.apps.run.JsonOption;
import org.odpj.apps.run.Table;
import org.odpj.system.Subsystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Spec;

/** {@code odp list}: what there is to choose from. */
@Command(
    name = "list",
    description = "Shows the backends, the interfaces that each can open, and the commands.",
    footer = {"", "Example:", "  odp list --json backends.json"})
public final class ListCommand implements Callable<Integer> {
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec spec;

  /** Made by picocli, which then sets the fields. */
  // picocli sets the spec before it calls anything.
  @SuppressWarnings("NullAway.Init")
  public ListCommand() {}

  @Override
  public Integer call() {
    json.check();
    List<BackendInfo> backends = Odp.backends();
    PrintWriter out = spec.commandLine().getOut();
    out.println("Backends (--backend NAME)");
    if (backends.isEmpty()) {
      out.println("  none; put a backend's jar on the module path");
    }
    for (BackendInfo backend : backends) {
      out.printf("  %s %s: %s%n", backend.name(), backend.version(), backend.description());
      if (!backend.subsystems().isEmpty()) {
        out.println("    provides: " + titles(backend));
      }
      Table forms = new Table();
      backend.interfaces().forEach(form -> forms.row(form.form(), form.description()));
      out.print(forms.render("    "));
    }
    out.println();
    out.println("Commands (odp COMMAND --help)");
    out.print(commands().render("  "));
    out.flush();
    json.write(Map.of("backends", backends.stream().map(ListCommand::describe).toList()));
    return ExitCode.OK;
  }

  private static String titles(BackendInfo backend) {
    return String.join(", ", backend.subsystems().stream().sorted().map(Subsystem::title).toList());
  }

  private Table commands() {
    Table table = new Table();
    for (CommandLine command : spec.root().commandLine().getSubcommands().values()) {
      UsageMessageSpec usage = command.getCommandSpec().usageMessage();
      // picocli's own command has a header, ours have a description.
      String[] text = usage.header().length > 0 ? usage.header() : usage.description();
      table.row(command.getCommandName(), String.join(" ", text));
    }
    return table;
  }

  private static Map<String, Object> describe(BackendInfo backend) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", backend.name());
    json.put("version", backend.version());
    json.put("description", backend.description());
    json.put("apiVersion", backend.apiVersion());
    json.put("subsystems", backend.subsystems().stream().sorted().toList());
    json.put(
        "interfaces",
        backend.interfaces().stream()
            .map(form -> Map.of("form", form.form(), "description", form.description()))
            .toList());
    return json;
  }
}
