package org.odpj.accel;

import java.util.List;
import java.util.Set;
import org.odpj.accel.async.AsyncKeys;
import org.odpj.config.ConfigKey;
import org.odpj.pktio.PktioForm;
import org.odpj.spi.Backend;
import org.odpj.system.ApiVersion;
import org.odpj.system.Subsystem;

/** A backend that is one engine and nothing else. */
abstract class EngineBackend implements Backend {
  private final String name;
  private final String description;
  private final Subsystem subsystem;

  EngineBackend(String name, String description, Subsystem subsystem) {
    this.name = name;
    this.description = description;
    this.subsystem = subsystem;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String version() {
    return "0.1.0";
  }

  @Override
  public final String description() {
    return description;
  }

  @Override
  public final ApiVersion apiVersion() {
    return new ApiVersion(0, 1);
  }

  @Override
  public final Set<Subsystem> subsystems() {
    return Set.of(subsystem);
  }

  @Override
  public final List<ConfigKey<?>> keys() {
    return AsyncKeys.all();
  }

  @Override
  public final List<PktioForm> interfaces() {
    return List.of();
  }
}
