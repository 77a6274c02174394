package org.odpj;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.odpj.config.ApiKeys;
import org.odpj.config.ConfigKey;
import org.odpj.config.OdpConfig;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.spi.Backend;
import org.odpj.spi.BackendContext;
import org.odpj.spi.BackendInstance;
import org.odpj.system.Subsystem;

/** Which backend provides which subsystem of one data plane, and their open instances. */
final class Composition implements AutoCloseable {
  /** Whose software serves where the chosen backend does not. */
  private static final String SOFTWARE = "linux-generic";

  private final Map<Subsystem, Backend> providers;
  private final Map<Backend, BackendInstance> instances = new LinkedHashMap<>();

  private Composition(Map<Subsystem, Backend> providers) {
    this.providers = providers;
  }

  static Composition open(OdpConfig config) {
    Backends backends = Backends.find();
    Map<Subsystem, Backend> providers = new EnumMap<>(Subsystem.class);
    Backend chosen = backends.get(config.get(ApiKeys.BACKEND));
    for (Subsystem subsystem : Subsystem.values()) {
      choose(subsystem, chosen, backends, config)
          .ifPresent(backend -> providers.put(subsystem, backend));
    }
    Set<Backend> used = new LinkedHashSet<>(List.of(chosen));
    used.addAll(providers.values());
    List<ConfigKey<?>> keys = new ArrayList<>(ApiKeys.all());
    used.forEach(backend -> keys.addAll(backend.keys()));
    config.check(keys);

    Composition composition = new Composition(providers);
    try {
      composition.openAll(used, config);
      return composition;
    } catch (RuntimeException e) {
      composition.close();
      throw e;
    }
  }

  /** The event device comes first, since the scheduler is made with it. */
  private void openAll(Set<Backend> used, OdpConfig config) {
    BackendContext context = new BackendContext(config);
    Backend device = providers.get(Subsystem.EVENTDEV);
    if (device != null) {
      BackendInstance instance = device.open(context);
      instances.put(device, instance);
      context = new BackendContext(config, instance.eventDevice());
    }
    for (Backend backend : used) {
      if (!instances.containsKey(backend)) {
        instances.put(backend, backend.open(context));
      }
    }
  }

  private static Optional<Backend> choose(
      Subsystem subsystem, Backend chosen, Backends backends, OdpConfig config) {
    String wanted = config.get(ApiKeys.provider(subsystem));
    if (!wanted.isEmpty()) {
      return Optional.of(require(subsystem, backends.get(wanted), backends));
    }
    if (chosen.subsystems().contains(subsystem)) {
      return Optional.of(chosen);
    }
    return subsystem.required()
        ? Optional.of(require(subsystem, backends.get(SOFTWARE), backends))
        : backends.best(subsystem);
  }

  private static Backend require(Subsystem subsystem, Backend backend, Backends backends) {
    if (!backend.subsystems().contains(subsystem)) {
      throw new OdpException(
          ErrorCode.SUBSYSTEM_MISSING,
          "the backend '%s' does not provide %s; those that do: %s"
              .formatted(
                  backend.name(),
                  subsystem.title(),
                  backends.all().stream()
                      .filter(other -> other.subsystems().contains(subsystem))
                      .map(Backend::name)
                      .toList()));
    }
    return backend;
  }

  /** The name of the backend that provides a subsystem, if one does. */
  Optional<String> providerName(Subsystem subsystem) {
    return Optional.ofNullable(providers.get(subsystem)).map(Backend::name);
  }

  /** The open instance that provides a subsystem. */
  BackendInstance instance(Subsystem subsystem) {
    @Nullable BackendInstance instance = instances.get(backend(subsystem));
    if (instance == null) {
      throw new IllegalStateException("the data plane is closed");
    }
    return instance;
  }

  private Backend backend(Subsystem subsystem) {
    Backend backend = providers.get(subsystem);
    if (backend == null) {
      throw new OdpException(
          ErrorCode.SUBSYSTEM_MISSING,
          "no backend that works here provides %s; './odp doctor' says what to install"
              .formatted(subsystem.title()));
    }
    return backend;
  }

  /** No instance puts events into queues by itself any more. */
  void quiesce() {
    instances.values().forEach(BackendInstance::quiesce);
  }

  @Override
  public void close() {
    List<BackendInstance> newestFirst = new ArrayList<>(instances.values()).reversed();
    instances.clear();
    newestFirst.forEach(BackendInstance::close);
  }
}
