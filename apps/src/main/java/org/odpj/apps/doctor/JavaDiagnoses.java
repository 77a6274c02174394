package org.odpj.apps.doctor;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Collectors;
import org.odpj.Odp;
import org.odpj.system.Diagnosis;

/** What the Java that runs this is like. */
final class JavaDiagnoses {
  private static final int WANTED = 25;

  private JavaDiagnoses() {}

  static List<Diagnosis> all() {
    return List.of(version(), collector(), nativeAccess(), user());
  }

  private static Diagnosis version() {
    int feature = Runtime.version().feature();
    String found =
        "%s (%s) in %s"
            .formatted(
                Runtime.version(),
                System.getProperty("java.vm.name"),
                System.getProperty("java.home"));
    return feature >= WANTED
        ? Diagnosis.ok("JDK", found)
        : new Diagnosis(
            "JDK", Diagnosis.State.MISSING, found, "install a JDK " + WANTED + " or newer");
  }

  private static Diagnosis collector() {
    String names =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(GarbageCollectorMXBean::getName)
            .collect(Collectors.joining(", "));
    // Serial's are Copy and MarkSweepCompact, Parallel's start with PS.
    boolean cheapStores = names.startsWith("Copy") || names.startsWith("PS");
    return cheapStores
        ? Diagnosis.ok("garbage collector", names)
        : new Diagnosis(
            "garbage collector",
            Diagnosis.State.DEGRADED,
            names,
            "start with -XX:+UseSerialGC: stores of references into rings are cheapest there");
  }

  private static Diagnosis nativeAccess() {
    List<String> allowed =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("--enable-native-access"))
            .toList();
    if (Odp.class.getModule().isNamed() && allowed.isEmpty()) {
      return new Diagnosis(
          "native access",
          Diagnosis.State.DEGRADED,
          "not asked for; Java warns at the first native call of each module",
          "start with ./odp, which passes --enable-native-access");
    }
    return Diagnosis.ok(
        "native access", allowed.isEmpty() ? "class path" : String.join(" ", allowed));
  }

  private static Diagnosis user() {
    String name = System.getProperty("user.name", "");
    return name.equals("root")
        ? Diagnosis.ok("user", name)
        : new Diagnosis(
            "user",
            Diagnosis.State.DEGRADED,
            name,
            "raw sockets and huge pages may need root or capabilities; captures and net_null do"
                + " not");
  }
}
