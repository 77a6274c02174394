package org.odpj.validation.fake;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.odpj.comp.Comp;
import org.odpj.config.ConfigKey;
import org.odpj.crypto.Crypto;
import org.odpj.pktio.PktioForm;
import org.odpj.spi.Backend;
import org.odpj.spi.BackendContext;
import org.odpj.spi.BackendInstance;
import org.odpj.spi.ClassifierProvider;
import org.odpj.spi.PktioProvider;
import org.odpj.spi.QueueProvider;
import org.odpj.spi.SchedulerProvider;
import org.odpj.spi.StashProvider;
import org.odpj.spi.SystemProvider;
import org.odpj.spi.TimerProvider;
import org.odpj.spi.VectorProvider;
import org.odpj.system.ApiVersion;
import org.odpj.system.CpuInfo;
import org.odpj.system.CpuMask;
import org.odpj.system.Diagnosis;
import org.odpj.system.Subsystem;
import org.odpj.system.SystemInfo;

/** Every subsystem under one lock each, in the JDK's collections. */
public final class FakeBackend implements Backend {
  /** Which rule to break. */
  public static final ConfigKey<String> FAULT =
      ConfigKey.choice(
          "fake.fault",
          "none",
          Stream.of(Fault.values()).map(fault -> fault.name().toLowerCase(Locale.ROOT)).toList(),
          "The rule of the contract to break.");

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public String description() {
    return "The contract in its simplest form.";
  }

  @Override
  public ApiVersion apiVersion() {
    return new ApiVersion(0, 1);
  }

  @Override
  public Set<Subsystem> subsystems() {
    return EnumSet.complementOf(EnumSet.of(Subsystem.EVENTDEV));
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(FAULT);
  }

  @Override
  public List<PktioForm> interfaces() {
    return List.of(new PktioForm("loop", "what is sent comes back"));
  }

  @Override
  public List<Diagnosis> diagnose() {
    return List.of(Diagnosis.ok("heap", "there is one"));
  }

  @Override
  public BackendInstance open(BackendContext context) {
    Fault fault = Fault.valueOf(context.config().get(FAULT).toUpperCase(Locale.ROOT));
    FakePools pools = new FakePools(fault, context);
    FakeScheduler scheduler = new FakeScheduler(fault, context);
    FakeQueues queues = new FakeQueues(fault, context);
    return new Instance(
        fault,
        pools,
        queues,
        scheduler,
        new FakeClassifier(fault),
        new FakeStashes(fault),
        new FakeTimers(pools),
        new FakePktios(fault),
        new FakeCrypto(fault),
        new FakeComp(fault));
  }

  private record Instance(
      Fault fault,
      FakePools pools,
      QueueProvider queues,
      SchedulerProvider scheduler,
      ClassifierProvider classifier,
      StashProvider stashes,
      TimerProvider timers,
      PktioProvider pktios,
      Crypto crypto,
      Comp comp)
      implements BackendInstance {
    @Override
    public SystemProvider system() {
      return new FakeSystem(fault);
    }

    @Override
    public VectorProvider vectors() {
      return new FakeVectors(pools);
    }

    @Override
    public void close() {
      pools.close();
    }
  }

  /** A machine of two CPUs; a thread is where it was pinned to. */
  private record FakeSystem(Fault fault) implements SystemProvider {
    private static final ThreadLocal<Integer> CPU = ThreadLocal.withInitial(() -> 0);

    @Override
    public SystemInfo info() {
      return new SystemInfo(
          "fake",
          List.of(
              new CpuInfo(0, "fake", 0, 0),
              new CpuInfo(fault == Fault.CPUS_ARE_LISTED_TWICE ? 0 : 1, "fake", 0, 0)),
          CpuMask.of(0, 1),
          64,
          4_096,
          List.of(),
          0,
          0,
          1);
    }

    @Override
    public void pin(CpuMask cpus) {
      if (fault != Fault.PINS_NOWHERE) {
        CPU.set(cpus.first());
      }
    }

    @Override
    public int currentCpu() {
      return CPU.get();
    }
  }
}
