package org.odpj.apps.doctor;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.odpj.BackendInfo;
import org.odpj.Odp;
import org.odpj.apps.run.ExitCode;
import org.odpj.apps.run.JsonOption;
import org.odpj.apps.run.Table;
import org.odpj.system.Diagnosis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code odp doctor}: looks before anything fails. */
@Command(
    name = "doctor",
    description = "Looks at the machine: what works, what will be used instead, what to do.",
    footer = {
      "",
      "Exit code: 0 if every backend is usable, 1 if something is missing.",
      "",
      "Example:",
      "  odp doctor --json doctor.json"
    })
public final class DoctorCommand implements Callable<Integer> {
  /** Diagnoses of one part: the JVM, or a backend. */
  private record Section(String name, List<Diagnosis> diagnoses) {
    boolean usable() {
      return diagnoses.stream().noneMatch(found -> found.state() == Diagnosis.State.MISSING);
    }
  }

  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec spec;

  /** Made by picocli, which then sets the fields. */
  // picocli sets the spec before it calls anything.
  @SuppressWarnings("NullAway.Init")
  public DoctorCommand() {}

  @Override
  public Integer call() {
    json.check();
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("java", JavaDiagnoses.all()));
    for (BackendInfo backend : Odp.backends()) {
      sections.add(new Section(backend.name(), backend.diagnoses()));
    }
    boolean usable = sections.stream().allMatch(Section::usable);
    print(spec.commandLine().getOut(), sections, usable);
    json.write(describe(sections, usable));
    return usable ? ExitCode.OK : ExitCode.FAILED;
  }

  private static void print(PrintWriter out, List<Section> sections, boolean usable) {
    Table table = new Table();
    for (Section section : sections) {
      for (Diagnosis line : section.diagnoses()) {
        String advice = line.advice().isEmpty() ? "" : " -> " + line.advice();
        table.row(section.name(), line.state(), line.item(), line.found() + advice);
      }
    }
    out.print(table.render(""));
    out.println();
    if (usable) {
      out.println("Every backend is usable.");
    } else {
      out.println(
          "Something is missing in: "
              + String.join(
                  ", ",
                  sections.stream()
                      .filter(section -> !section.usable())
                      .map(Section::name)
                      .toList()));
    }
    out.flush();
  }

  private static Map<String, Object> describe(List<Section> sections, boolean usable) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("usable", usable);
    result.put("sections", sections.stream().map(DoctorCommand::describe).toList());
    return result;
  }

  private static Map<String, Object> describe(Section section) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", section.name());
    json.put("usable", section.usable());
    json.put("diagnoses", section.diagnoses().stream().map(DoctorCommand::describe).toList());
    return json;
  }

  private static Map<String, Object> describe(Diagnosis diagnosis) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("item", diagnosis.item());
    json.put("state", diagnosis.state());
    json.put("found", diagnosis.found());
    json.put("advice", diagnosis.advice());
    return json;
  }
}
