package org.odpj;

import java.util.List;
import java.util.Set;
import org.odpj.config.ConfigKey;
import org.odpj.pktio.PktioForm;
import org.odpj.spi.Backend;
import org.odpj.spi.BackendContext;
import org.odpj.spi.BackendInstance;
import org.odpj.system.ApiVersion;
import org.odpj.system.Diagnosis;
import org.odpj.system.Subsystem;

/** A backend that can be found and described, and that nothing here gets as far as opening. */
public class StubBackend implements Backend {
  /** Another backend of the same name. */
  public static final class Twin extends StubBackend {
    /** For the service loader. */
    public Twin() {}
  }

  /** A backend whose constructor fails. */
  public static final class Broken extends StubBackend {
    /** Fails. */
    public Broken() {
      throw new IllegalStateException("the stub was told to fail");
    }
  }

  /** A backend for an API that does not exist yet. */
  public static final class Newer extends StubBackend {
    /** For the service loader. */
    public Newer() {}

    @Override
    public String name() {
      return "newer";
    }

    @Override
    public ApiVersion apiVersion() {
      return new ApiVersion(1000, 0);
    }
  }

  /** For the service loader. */
  public StubBackend() {}

  @Override
  public String name() {
    return "stub";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public String description() {
    return "a stub";
  }

  @Override
  public ApiVersion apiVersion() {
    return ApiVersion.CURRENT;
  }

  @Override
  public Set<Subsystem> subsystems() {
    return Set.of(Subsystem.SYSTEM);
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of();
  }

  @Override
  public List<PktioForm> interfaces() {
    return List.of();
  }

  @Override
  public List<Diagnosis> diagnose() {
    return List.of(Diagnosis.ok("stub", "found"));
  }

  @Override
  public BackendInstance open(BackendContext context) {
    throw new AssertionError("must not be opened");
  }
}
