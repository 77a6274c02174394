package org.odpj.apps.run;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.odpj.system.CpuMask;
import picocli.CommandLine.Option;

/** The options of every command that moves packets. */
public final class RunOptions {
  @Option(
      names = {"-i", "--interface"},
      required = true,
      split = ",",
      paramLabel = "NAME",
      description = "Interfaces, separated by commas. `odp list` shows the forms of names.")
  private List<String> interfaces = List.of();

  @Option(
      names = "--cpus",
      paramLabel = "LIST",
      description = "CPUs for the workers, such as 1 or 0-3,8 (default: all).")
  private @Nullable String cpus;

  @Option(
      names = {"-t", "--time"},
      paramLabel = "SECONDS",
      defaultValue = "0",
      description =
          "How long to run; 0: until there is nothing left to do, or until stopped (default:"
              + " ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = {"-b", "--burst"},
      paramLabel = "N",
      defaultValue = "32",
      description = "Packets a call at most (default: ${DEFAULT-VALUE}).")
  private int burst;

  @Option(
      names = {"-a", "--accuracy"},
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "Seconds between lines; 0: none (default: ${DEFAULT-VALUE}).")
  private int accuracy;

  @Option(
      names = {"-P", "--promisc"},
      description = "Receive frames for other stations as well.")
  private boolean promiscuous;

  @Option(
      names = "--capture",
      paramLabel = "FILE",
      description =
          "Write what passes the interfaces to FILE (pcapng). The run does not wait for it: what"
              + " the disk is too slow for is counted as not captured.")
  private @Nullable Path capture;

  /** Made by picocli, which then sets the fields. */
  public RunOptions() {}

  /**
   * The interfaces.
   *
   * @return their names, in the order given
   */
  public List<String> interfaces() {
    return interfaces;
  }

  /**
   * Where what passes is written.
   *
   * @return null for nowhere
   */
  public @Nullable Path capture() {
    return capture;
  }

  /**
   * Where workers may run.
   *
   * @return null for every CPU
   * @throws IllegalArgumentException if the text is no list of CPUs
   */
  public @Nullable CpuMask cpus() {
    return cpus == null ? null : CpuMask.parseList(cpus);
  }

  /**
   * How long to run.
   *
   * @return seconds; 0 until there is nothing left to do
   */
  public int seconds() {
    return seconds;
  }

  /**
   * Packets a call at most.
   *
   * @return not checked
   */
  public int burst() {
    return burst;
  }

  /**
   * Seconds between lines.
   *
   * @return 0 for none
   */
  public int accuracy() {
    return accuracy;
  }

  /**
   * Whether frames for other stations are received.
   *
   * @return true if so
   */
  public boolean promiscuous() {
    return promiscuous;
  }
}
