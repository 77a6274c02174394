package org.odpj.dpdk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.odpj.config.OdpConfig;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;

/**
 * The arguments that EAL is started with: the user's, or such as work without rights and huge
 * pages.
 */
final class EalArguments {
  /** Arguments are separated by spaces; one in double quotes may hold spaces. */
  private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private EalArguments() {}

  static List<String> of(OdpConfig config) {
    String text = config.get(DpdkKeys.EAL);
    return text.isBlank() ? defaults(config) : users(text);
  }

  private static List<String> defaults(OdpConfig config) {
    List<String> arguments = new ArrayList<>(List.of("odpj", "-l", firstCpu(), "--no-pci"));
    int megabytes = config.get(DpdkKeys.MEMORY);
    if (Memory.freeHugeMegabytes() >= megabytes) {
      arguments.addAll(List.of("--in-memory", "-m", Integer.toString(megabytes)));
    } else {
      arguments.addAll(List.of("--no-huge", "-m", Integer.toString(megabytes)));
    }
    arguments.addAll(
        List.of("--file-prefix", "odpj" + ProcessHandle.current().pid(), "--no-telemetry"));
    return List.copyOf(arguments);
  }

  private static List<String> users(String text) {
    List<String> arguments = new ArrayList<>(List.of("odpj"));
    Matcher matcher = ARGUMENT.matcher(text);
    while (matcher.find()) {
      String quoted = matcher.group(1);
      arguments.add(quoted != null ? quoted : matcher.group(2));
    }
    // EAL prints its usage and ends the process for these.
    for (String argument : arguments) {
      if (argument.equals("-h") || argument.equals("--help")) {
        throw new OdpException(
            ErrorCode.NATIVE_START_REFUSED,
            "dpdk.eal has '%s', which would end the process; see DPDK's EAL parameters instead"
                .formatted(argument));
      }
    }
    checkMemory(arguments);
    return List.copyOf(arguments);
  }

  /** Without huge pages EAL takes hours to find out that so much memory is not there. */
  private static void checkMemory(List<String> arguments) {
    int option = arguments.indexOf("-m");
    if (option < 0 || option + 1 == arguments.size()) {
      return;
    }
    String megabytes = arguments.get(option + 1);
    long available = Memory.availableMegabytes();
    if (!megabytes.matches("\\d{1,9}") || Long.parseLong(megabytes) > available) {
      throw new OdpException(
          ErrorCode.NATIVE_START_REFUSED,
          "dpdk.eal has '-m %s'; it must be a number of megabytes, of which %d are free"
              .formatted(megabytes, available));
    }
  }

  /** EAL pins its main thread to an lcore, which must be a CPU that the process may use. */
  private static String firstCpu() {
    return Integer.toString(AllowedCpus.read().stream().findFirst().orElse(0));
  }
}
