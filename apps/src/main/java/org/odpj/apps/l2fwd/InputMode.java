package org.odpj.apps.l2fwd;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.odpj.pktio.PktinMode;
import org.odpj.queue.SchedSync;
import picocli.CommandLine.ITypeConverter;

/** How packets are taken from interfaces, with ODP's numbers. */
enum InputMode {
  /** Polled. */
  DIRECT(0, PktinMode.DIRECT),
  /** Scheduled, without promises. */
  PARALLEL(1, PktinMode.SCHED),
  /** Scheduled, one thread at a time for a queue. */
  ATOMIC(2, PktinMode.SCHED),
  /** Scheduled, order restored at the output. */
  ORDERED(3, PktinMode.SCHED),
  /** From plain queues. */
  QUEUE(4, PktinMode.QUEUE);

  private final int number;
  private final PktinMode pktinMode;

  InputMode(int number, PktinMode pktinMode) {
    this.number = number;
    this.pktinMode = pktinMode;
  }

  /** How queues of inputs are scheduled; null if they are not. */
  @Nullable SchedSync sync() {
    return switch (this) {
      case PARALLEL -> SchedSync.PARALLEL;
      case ATOMIC -> SchedSync.ATOMIC;
      case ORDERED -> SchedSync.ORDERED;
      case DIRECT, QUEUE -> null;
    };
  }

  /** What an interface must be able to do. */
  PktinMode pktinMode() {
    return pktinMode;
  }

  /** The name for people. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a number or a name. */
  static final class Converter implements ITypeConverter<InputMode> {
    @Override
    public InputMode convert(String text) {
      return Arrays.stream(values())
          .filter(mode -> mode.title().equals(text) || Integer.toString(mode.number).equals(text))
          .findFirst()
          .orElseThrow(() ->
              new IllegalArgumentException(
                  "'%s' is none of %s".formatted(text, InputMode.choices())));
    }
  }

  private static String choices() {
    return Arrays.stream(values())
        .map(mode -> mode.number + " (" + mode.title() + ")")
        .collect(Collectors.joining(", "));
  }
}
