package org.odpj.dpdk;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.odpj.config.ConfigKey;
import org.odpj.config.OdpConfig;
import org.odpj.dpdk.lib.Layouts;
import org.odpj.dpdk.pool.Lcore;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.spi.BackendContext;

/**
 * The rings that other processes are meant to use.
 *
 * @param created by this data plane
 * @param attached to be found, made by somebody else
 */
record RingNames(Set<String> created, Set<String> attached) {
  /** EAL arguments with which no other process can see the memory. */
  private static final List<String> ALONE = List.of("--no-huge", "--in-memory", "--no-shconf");

  static RingNames of(OdpConfig config) {
    RingNames names =
        new RingNames(read(config, DpdkKeys.RINGS_CREATED), read(config, DpdkKeys.RINGS_ATTACHED));
    names.created.stream()
        .filter(names.attached::contains)
        .findFirst()
        .ifPresent(name -> {
          throw new OdpException(
              ErrorCode.CONFIG_VALUE_INVALID,
              "the ring '%s' is in dpdk.ring.create and in dpdk.ring.attach; one of them must do"
                  .formatted(name));
        });
    return names;
  }

  private static Set<String> read(OdpConfig config, ConfigKey<String> key) {
    return Stream.of(config.get(key).split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(name -> checked(key, name))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String checked(ConfigKey<String> key, String name) {
    if (name.length() >= Layouts.Ring.NAME_SIZE || !name.matches("[!-~]+")) {
      throw new OdpException(
          ErrorCode.CONFIG_VALUE_INVALID,
          "%s: '%s' is no name of a ring: those are 1 to %d printable ASCII characters"
              .formatted(key.name(), name, Layouts.Ring.NAME_SIZE - 1));
    }
    return name;
  }

  /** Keeps EAL open for other processes, and says so if it cannot be. */
  void prepareSharing(BackendContext context) {
    if (created.isEmpty() && attached.isEmpty()) {
      return;
    }
    Lcore.stayShareable();
    EalArguments.of(context.config()).stream()
        .filter(ALONE::contains)
        .findFirst()
        .ifPresent(argument ->
            context.log().log(
                Level.WARNING,
                ("no other process can share rings: EAL was started with %s; set dpdk.eal to"
                        + " arguments with a --file-prefix and without it (huge pages are"
                        + " needed)")
                    .formatted(argument)));
  }
}
