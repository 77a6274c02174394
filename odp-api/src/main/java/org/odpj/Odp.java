package org.odpj;

import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.classify.Classifier;
import org.odpj.comp.Comp;
import org.odpj.config.OdpConfig;
import org.odpj.crypto.Crypto;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.event.Event;
import org.odpj.event.EventVectorPool;
import org.odpj.packet.ExternalPacketPool;
import org.odpj.packet.ExternalPoolParam;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.packet.PacketVectorPool;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioCapability;
import org.odpj.pktio.PktioParam;
import org.odpj.pool.ExternalPoolCapability;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolCapability;
import org.odpj.pool.VectorPoolCapability;
import org.odpj.pool.VectorPoolParam;
import org.odpj.queue.EventAggrCapability;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueCapability;
import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueParam;
import org.odpj.queue.QueueType;
import org.odpj.schedule.Scheduler;
import org.odpj.spi.Backend;
import org.odpj.spi.ClassifierProvider;
import org.odpj.spi.PktioProvider;
import org.odpj.spi.PoolProvider;
import org.odpj.spi.QueueProvider;
import org.odpj.spi.SchedulerProvider;
import org.odpj.spi.StashProvider;
import org.odpj.spi.SystemProvider;
import org.odpj.spi.TimerProvider;
import org.odpj.spi.VectorProvider;
import org.odpj.stash.IntStash;
import org.odpj.stash.LongStash;
import org.odpj.stash.ObjectStash;
import org.odpj.stash.Stash;
import org.odpj.stash.StashCapability;
import org.odpj.stash.StashParam;
import org.odpj.stash.StashStatistics;
import org.odpj.system.ApiVersion;
import org.odpj.system.CpuMask;
import org.odpj.system.MemoryInfo;
import org.odpj.system.Subsystem;
import org.odpj.system.SystemInfo;
import org.odpj.thread.OdpThread;
import org.odpj.thread.RunningThreads;
import org.odpj.thread.ThreadType;
import org.odpj.timer.ClockSource;
import org.odpj.timer.TimeoutPool;
import org.odpj.timer.TimeoutPoolCapability;
import org.odpj.timer.TimeoutPoolParam;
import org.odpj.timer.TimerCapability;
import org.odpj.timer.TimerPool;
import org.odpj.timer.TimerPoolParam;

/**
 * A data plane: pools, interfaces, queues and a scheduler on the backend that the configuration
 * names (ODP: an instance, {@code odp_init_global}).
 *
 * <pre>{@code
 * try (Odp odp = Odp.open(OdpConfig.backend("linux-generic"));
 *     PacketPool pool = odp.createPacketPool("pool", PacketPoolParam.of(8_192, 1_536));
 *     Pktio eth0 = odp.openPktio("eth0", pool, PktioParam.direct())) {
 *   ...
 * }
 * }</pre>
 *
 * <p>Several data planes may be open in one process. All methods are thread-safe; {@link #close}
 * must come after every other use of what the data plane made. What is created here is the caller's
 * to close; close of the data plane closes what is left.
 */
public final class Odp implements AutoCloseable {
  private final OdpConfig config;
  private final Composition composition;
  private final SystemProvider systemProvider;
  private final PoolProvider poolProvider;
  private final VectorProvider vectorProvider;
  private final PktioProvider pktioProvider;
  private final QueueProvider queueProvider;
  private final SchedulerProvider schedulerProvider;
  private final ClassifierProvider classifierProvider;
  private final DataPlaneClassifier classifier;
  private final StashProvider stashProvider;
  private final TimerProvider timerProvider;
  private final RunningThreads threads = new RunningThreads();
  private final long startNanos = System.nanoTime();
  private final Registry<Pool> pools = new Registry<>();
  private final Registry<Pool> externalPools = new Registry<>();
  private final Registry<Pool> vectorPools = new Registry<>();
  private final Registry<Pktio> pktios = new Registry<>();
  private final Registry<Queue> plainQueues = new Registry<>();
  private final Registry<Queue> schedQueues = new Registry<>();
  private final Registry<Stash> stashes = new Registry<>();
  private final Registry<Pool> timeoutPools = new Registry<>();
  private final Registry<TimerPool> timerPools = new Registry<>();
  private boolean closed;

  private Odp(OdpConfig config, Composition composition) {
    this.config = config;
    this.composition = composition;
    this.systemProvider = composition.instance(Subsystem.SYSTEM).system();
    this.poolProvider = composition.instance(Subsystem.POOL).pools();
    this.vectorProvider = composition.instance(Subsystem.VECTOR).vectors();
    this.pktioProvider = composition.instance(Subsystem.PKTIO).pktios();
    this.queueProvider = composition.instance(Subsystem.QUEUE).queues();
    this.schedulerProvider = composition.instance(Subsystem.SCHEDULER).scheduler();
    this.classifierProvider = composition.instance(Subsystem.CLASSIFIER).classifier();
    this.classifier = new DataPlaneClassifier(classifierProvider, this::createQueue);
    this.stashProvider = composition.instance(Subsystem.STASH).stashes();
    this.timerProvider = composition.instance(Subsystem.TIMER).timers();
  }

  /**
   * Opens a data plane (ODP: {@code odp_init_global}).
   *
   * @param config the backend and its values
   * @return the data plane
   * @throws OdpException if a key is unknown, a value is not allowed, a backend is not there or
   *     cannot start; nothing stays open
   */
  public static Odp open(OdpConfig config) {
    Composition composition = Composition.open(config);
    try {
      return new Odp(config, composition);
    } catch (RuntimeException e) {
      composition.close();
      throw e;
    }
  }

  /**
   * The backends that can be opened, and what each finds on this machine. Opens none.
   *
   * @return in order of their names
   * @throws OdpException if a backend cannot be loaded
   */
  public static List<BackendInfo> backends() {
    return Backends.find().all().stream()
        .map(backend ->
            new BackendInfo(
                backend.name(),
                backend.version(),
                backend.description(),
                backend.apiVersion(),
                backend.subsystems(),
                backend.keys(),
                backend.interfaces(),
                backend.diagnose()))
        .toList();
  }

  /**
   * The backends that provide an accelerator and work on this machine, in the order in which {@link
   * #open} prefers them where neither a key nor the chosen backend decides.
   *
   * @param accelerator a subsystem that a data plane can be without
   * @return their names, best first
   */
  public static List<String> engines(Subsystem accelerator) {
    return Backends.find().working(accelerator).stream().map(Backend::name).toList();
  }

  /**
   * The version of the API (ODP: {@code odp_version_api_str}).
   *
   * @return major and minor number
   */
  public static ApiVersion apiVersion() {
    return ApiVersion.CURRENT;
  }

  /**
   * What the data plane was opened with.
   *
   * @return the configuration
   */
  public OdpConfig config() {
    return config;
  }

  /**
   * Which backend provides a subsystem (ODP: {@code odp_version_impl_name}).
   *
   * @param subsystem the subsystem
   * @return the backend's name; empty for an accelerator that this data plane is without
   */
  public Optional<String> provider(Subsystem subsystem) {
    return composition.providerName(subsystem);
  }

  /**
   * What the machine is (ODP: {@code odp_system_info}).
   *
   * @return as it is now
   */
  public SystemInfo system() {
    return systemProvider.info();
  }

  /**
   * The memory that the open pools hold (ODP: {@code odp_system_meminfo}).
   *
   * @return one block for each pool
   */
  public MemoryInfo memory() {
    return new MemoryInfo(allPools().map(Pool::memoryUse).toList());
  }

  /**
   * When the data plane was opened, by {@link System#nanoTime}: the one clock of the API, whose
   * times can be compared between threads (ODP: {@code odp_time_startup}, {@code odp_time_global},
   * {@code odp_time_local}).
   *
   * @return in nanoseconds
   */
  public long startNanos() {
    return startNanos;
  }

  /**
   * The CPU that the calling thread runs on (ODP: {@code odp_cpu_id}).
   *
   * @return its number; unless the thread is pinned to one CPU, it may be another one already
   */
  public int currentCpu() {
    return systemProvider.currentCpu();
  }

  /**
   * The threads of {@link #thread} that were started and have not ended (ODP: {@code
   * odp_thread_count}, thread masks).
   *
   * @return in the order of {@link OdpThread#index}; does not change any more
   */
  public SequencedSet<OdpThread> threads() {
    return threads.matching(thread -> true);
  }

  /**
   * Those of one type (ODP: {@code odp_thrmask_worker}, {@code odp_thrmask_control}, {@code
   * odp_thread_worker_count}, {@code odp_thread_control_count}).
   *
   * @param type what they are for
   * @return in the order of {@link OdpThread#index}; does not change any more
   */
  public SequencedSet<OdpThread> threads(ThreadType type) {
    return threads.matching(thread -> thread.type() == type);
  }

  /**
   * A thread for the data plane, not started (ODP: {@code odp_init_local}).
   *
   * @param name the thread's name
   * @param type what it is for
   * @param cpus the CPUs that it may run on; null for all
   * @param task what it does
   * @return the thread
   * @throws IllegalArgumentException if none of the CPUs is available
   */
  public OdpThread thread(String name, ThreadType type, @Nullable CpuMask cpus, Runnable task) {
    if (cpus == null) {
      return new OdpThread(name, type, threads, task);
    }
    CpuMask available = systemProvider.info().availableCpus();
    if (cpus.stream().noneMatch(available::contains)) {
      throw new IllegalArgumentException(
          "none of the CPUs %s is available; available: %s".formatted(cpus, available));
    }
    return new OdpThread(
        name,
        type,
        threads,
        () -> {
          systemProvider.pin(cpus);
          task.run();
        });
  }

  /**
   * What pools can be made (ODP: {@code odp_pool_capability}).
   *
   * @return the capability
   */
  public PoolCapability poolCapability() {
    return poolProvider.capability();
  }

  /**
   * Makes a packet pool (ODP: {@code odp_pool_create}).
   *
   * @param name any text; need not be unique
   * @param param what it shall be
   * @return the pool
   * @throws IllegalArgumentException if a parameter is outside the capability
   * @throws OdpException if memory cannot be had or there are as many pools as the capability
   *     allows
   */
  public PacketPool createPacketPool(String name, PacketPoolParam param) {
    Limits.check(param, poolProvider.capability());
    checkCount("pools", pools.size(), poolProvider.capability().maxPools());
    return pools.add(poolProvider.createPacketPool(name, param, pools));
  }

  /**
   * Makes a buffer pool (ODP: {@code odp_pool_create}).
   *
   * @param name any text; need not be unique
   * @param param what it shall be
   * @return the pool
   * @throws IllegalArgumentException if a parameter is outside the capability
   * @throws OdpException if memory cannot be had or there are as many pools as the capability
   *     allows
   */
  public BufferPool createBufferPool(String name, BufferPoolParam param) {
    Limits.check(param, poolProvider.capability());
    checkCount("pools", pools.size(), poolProvider.capability().maxPools());
    return pools.add(poolProvider.createBufferPool(name, param, pools));
  }

  /**
   * What packet pools can be made of the application's memory (ODP: {@code
   * odp_pool_ext_capability}).
   *
   * @return the capability; of no pools if the backend cannot
   */
  public ExternalPoolCapability externalPoolCapability() {
    return poolProvider.externalCapability();
  }

  /**
   * Makes a packet pool whose buffers the application gives it (ODP: {@code odp_pool_ext_create}).
   *
   * @param name any text; need not be unique
   * @param memory where all buffers will be: off-heap, for all threads, and in no other pool. It
   *     stays the caller's and must live until the pool is closed
   * @param param what it shall be
   * @return the pool, to be populated
   * @throws IllegalArgumentException if a parameter is outside the capability, the backend has no
   *     such pools, or the memory cannot be used by all threads
   * @throws OdpException if memory for user areas cannot be had or there are as many pools as the
   *     capability allows
   */
  public ExternalPacketPool createExternalPacketPool(
      String name, MemorySegment memory, ExternalPoolParam param) {
    ExternalPoolCapability can = poolProvider.externalCapability();
    Limits.check(param, can, poolProvider.capability());
    Limits.check(memory);
    checkCount("pools in memory of the application", externalPools.size(), can.maxPools());
    return externalPools.add(
        poolProvider.createExternalPacketPool(name, memory, param, externalPools));
  }

  /**
   * What pools of vectors can be made (ODP: {@code odp_pool_capability}).
   *
   * @return the capability
   */
  public VectorPoolCapability vectorPoolCapability() {
    return vectorProvider.capability();
  }

  /**
   * Makes a pool of vectors of events (ODP: {@code odp_pool_create}).
   *
   * @param name any text; need not be unique
   * @param param what it shall be
   * @return the pool
   * @throws IllegalArgumentException if a parameter is outside the capability
   * @throws OdpException if memory cannot be had or there are as many pools as the capability
   *     allows
   */
  public EventVectorPool createEventVectorPool(String name, VectorPoolParam param) {
    checkVectorPool(param);
    return vectorPools.add(vectorProvider.createEventVectorPool(name, param, vectorPools));
  }

  /**
   * Makes a pool of vectors of packets (ODP: {@code odp_pool_create}).
   *
   * @param name any text; need not be unique
   * @param param what it shall be
   * @return the pool
   * @throws IllegalArgumentException if a parameter is outside the capability
   * @throws OdpException if memory cannot be had or there are as many pools as the capability
   *     allows
   */
  public PacketVectorPool createPacketVectorPool(String name, VectorPoolParam param) {
    checkVectorPool(param);
    return vectorPools.add(vectorProvider.createPacketVectorPool(name, param, vectorPools));
  }

  private void checkVectorPool(VectorPoolParam param) {
    Limits.check(param, vectorProvider.capability());
    checkCount("vector pools", vectorPools.size(), vectorProvider.capability().maxPools());
  }

  private Stream<Pool> allPools() {
    return Stream.of(pools, externalPools, vectorPools, timeoutPools).flatMap(Registry::stream);
  }

  /**
   * Finds an open pool by name (ODP: {@code odp_pool_lookup}).
   *
   * @param name its name
   * @return any pool of that name
   */
  public Optional<Pool> lookupPool(String name) {
    return allPools().filter(pool -> pool.name().equals(name)).findFirst();
  }

  /**
   * Opens an interface (ODP: {@code odp_pktio_open}).
   *
   * @param name such as {@code loop}, {@code pcap:in=a.pcap} or {@code eth0}; {@code odp list}
   *     shows the forms
   * @param pool where received packets come from
   * @param param how it is opened
   * @return the interface, stopped
   * @throws OdpException if the name is unknown, open already, or cannot be opened; nothing stays
   *     open
   * @throws IllegalArgumentException if a mode is outside the interface's capability
   */
  public Pktio openPktio(String name, PacketPool pool, PktioParam param) {
    synchronized (pktios) {
      if (lookupPktio(name).isPresent()) {
        throw new OdpException(
            ErrorCode.INTERFACE_BUSY,
            "the interface '%s' is open already; use it or close it first".formatted(name));
      }
      int index = freePktioIndex();
      return pktios.add(
          param.isQueued()
              ? openQueued(name, index, pool, param)
              : pktioProvider.open(name, index, pool, param, pktios));
    }
  }

  private Pktio openQueued(String name, int index, PacketPool pool, PktioParam param) {
    Pktio device = pktioProvider.open(name, index, pool, param.withoutQueues(), _ -> {});
    PktioCapability can = device.capability();
    try {
      Limits.checkMode(name, "input", param.inputMode(), can.inputModes());
      Limits.checkMode(name, "output", param.outputMode(), can.outputModes());
    } catch (IllegalArgumentException e) {
      device.close();
      throw e;
    }
    return new QueuedPktio(
        device,
        param,
        schedulerProvider,
        classifierProvider,
        queueProvider.capability().aggregators(),
        this::createQueue,
        pktios);
  }

  /**
   * Finds an open interface by name (ODP: {@code odp_pktio_lookup}).
   *
   * @param name the name it was opened by
   * @return the interface
   */
  public Optional<Pktio> lookupPktio(String name) {
    return pktios.stream().filter(pktio -> pktio.name().equals(name)).findFirst();
  }

  /**
   * What plain queues can be made (ODP: {@code odp_queue_capability}).
   *
   * @return the capability
   */
  public QueueCapability queueCapability() {
    return queueProvider.capability();
  }

  /**
   * Makes a plain or a scheduled queue (ODP: {@code odp_queue_create}).
   *
   * @param name any text; need not be unique
   * @param param what it shall be
   * @return the queue
   * @throws IllegalArgumentException if a parameter is outside the capability
   * @throws OdpException if there are as many queues as the capability allows
   */
  public Queue createQueue(String name, QueueParam param) {
    if (param.type() == QueueType.AGGR) {
      throw new IllegalArgumentException(
          "an aggregator is made with its queue: by QueueParam.withAggregators");
    }
    if (param.type() == QueueType.PLAIN) {
      Limits.check(param, queueProvider.capability());
      checkCount("plain queues", plainQueues.size(), queueProvider.capability().maxQueues());
      checkAggregators(param, plainQueues, queueProvider.capability().aggregators());
      return plainQueues.add(queueProvider.createQueue(name, param, plainQueues));
    }
    Limits.check(param, scheduler().capability());
    checkCount("scheduled queues", schedQueues.size(), scheduler().capability().maxQueues());
    checkAggregators(param, schedQueues, scheduler().capability().aggregators());
    return schedQueues.add(schedulerProvider.createQueue(name, param, schedQueues));
  }

  /**
   * Finds an open queue by name (ODP: {@code odp_queue_lookup}).
   *
   * @param name its name
   * @return any queue of that name
   */
  public Optional<Queue> lookupQueue(String name) {
    return Stream.concat(plainQueues.stream(), schedQueues.stream())
        .filter(queue -> queue.name().equals(name))
        .findFirst();
  }

  /**
   * The scheduler.
   *
   * @return always the same object
   */
  public Scheduler scheduler() {
    return schedulerProvider.scheduler();
  }

  /**
   * The classifier.
   *
   * @return always the same object
   */
  public Classifier classifier() {
    return classifier;
  }

  /**
   * The crypto engine.
   *
   * @return always the same object
   * @throws OdpException if no engine that works here was found
   */
  public Crypto crypto() {
    return composition.instance(Subsystem.CRYPTO).crypto();
  }

  /**
   * The compression engine.
   *
   * @return always the same object
   * @throws OdpException if no engine that works here was found
   */
  public Comp comp() {
    return composition.instance(Subsystem.COMP).comp();
  }

  /**
   * What stashes can be made (ODP: {@code odp_stash_capability}).
   *
   * @return the capability
   */
  public StashCapability stashCapability() {
    return stashProvider.capability();
  }

  /**
   * Makes a stash of ints (ODP: {@code odp_stash_create}).
   *
   * @param name any text; need not be unique
   * @param param what it shall be
   * @return the stash
   * @throws IllegalArgumentException if a parameter is outside the capability
   * @throws OdpException if there are as many stashes as the capability allows
   */
  public IntStash createIntStash(String name, StashParam param) {
    checkStash(param);
    return stashes.add(stashProvider.createIntStash(name, param, stashes));
  }

  /**
   * Makes a stash of longs (ODP: {@code odp_stash_create}).
   *
   * @param name any text; need not be unique
   * @param param what it shall be
   * @return the stash
   * @throws IllegalArgumentException if a parameter is outside the capability
   * @throws OdpException if there are as many stashes as the capability allows
   */
  public LongStash createLongStash(String name, StashParam param) {
    checkStash(param);
    return stashes.add(stashProvider.createLongStash(name, param, stashes));
  }

  /**
   * Makes a stash of references (ODP: {@code odp_stash_create}).
   *
   * @param <T> what they refer to
   * @param name any text; need not be unique
   * @param param what it shall be
   * @param newArray makes arrays of the type that will be passed to it, such as {@code
   *     String[]::new}
   * @return the stash
   * @throws IllegalArgumentException if a parameter is outside the capability
   * @throws OdpException if there are as many stashes as the capability allows
   */
  public <T> ObjectStash<T> createObjectStash(
      String name, StashParam param, IntFunction<T[]> newArray) {
    checkStash(param);
    return stashes.add(stashProvider.createObjectStash(name, param, newArray, stashes));
  }

  /**
   * Finds an open stash by name (ODP: {@code odp_stash_lookup}).
   *
   * @param name its name
   * @return any stash of that name
   */
  public Optional<Stash> lookupStash(String name) {
    return stashes.stream().filter(stash -> stash.name().equals(name)).findFirst();
  }

  /**
   * What timers can be made (ODP: {@code odp_timer_capability}).
   *
   * @param clock a clock source; the default one is always there
   * @return the capability; empty if there is no such clock source
   */
  public Optional<TimerCapability> timerCapability(ClockSource clock) {
    return Optional.ofNullable(timerProvider.capability(clock));
  }

  /**
   * Makes a timer pool (ODP: {@code odp_timer_pool_create}).
   *
   * @param name any text; need not be unique
   * @param param what it shall be
   * @return the pool, not started
   * @throws IllegalArgumentException if a parameter is outside the capability
   * @throws OdpException if memory cannot be had or there are as many timer pools as the capability
   *     allows
   */
  public TimerPool createTimerPool(String name, TimerPoolParam param) {
    TimerCapability can =
        timerCapability(param.clock())
            .orElseThrow(() -> new IllegalArgumentException("there is no clock " + param.clock()));
    TimerLimits.check(param, can);
    checkCount("timer pools", timerPools.size(), can.maxPools());
    return timerPools.add(timerProvider.createTimerPool(name, param, timerPools));
  }

  /**
   * What pools of timeouts can be made (ODP: {@code odp_pool_capability}).
   *
   * @return the capability
   */
  public TimeoutPoolCapability timeoutPoolCapability() {
    return timerProvider.timeoutPoolCapability();
  }

  /**
   * Makes a pool of timeouts (ODP: {@code odp_pool_create}).
   *
   * @param name any text; need not be unique
   * @param param what it shall be
   * @return the pool
   * @throws IllegalArgumentException if a parameter is outside the capability
   * @throws OdpException if memory cannot be had or there are as many pools as the capability
   *     allows
   */
  public TimeoutPool createTimeoutPool(String name, TimeoutPoolParam param) {
    TimeoutPoolCapability can = timerProvider.timeoutPoolCapability();
    TimerLimits.check(param, can);
    checkCount("pools of timeouts", timeoutPools.size(), can.maxPools());
    return timeoutPools.add(timerProvider.createTimeoutPool(name, param, timeoutPools));
  }

  /**
   * Closes what is still open, interfaces first, then queues, then pools (ODP: {@code
   * odp_term_global}). Events that wait in queues are freed; events that the application never
   * freed are reported in the log. Idempotent.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (composition) {
      pktios.newestFirst().forEach(Pktio::close);
      timerProvider.stop();
      composition.quiesce();
      drain();
      classifier.close();
      plainQueues.newestFirst().forEach(this::closeQueue);
      schedQueues.newestFirst().forEach(this::closeQueue);
      stashes.newestFirst().forEach(Odp::closeStash);
      vectorPools.newestFirst().forEach(this::closePool);
      externalPools.newestFirst().forEach(this::closePool);
      timeoutPools.newestFirst().forEach(this::closePool);
      pools.newestFirst().forEach(this::closePool);
    }
  }

  /** Frees the events that wait in queues, so that queues and pools can be closed. */
  private void drain() {
    plainQueues.stream()
        .filter(queue -> queue.param().dequeueMode() != QueueOpMode.DISABLED)
        .forEach(queue -> freeEach(queue::dequeue));
    if (schedQueues.size() > 0) {
      scheduler().resume();
      schedulerProvider.serveAll();
      freeEach(() -> scheduler().schedule(Scheduler.NO_WAIT));
    }
  }

  private static void freeEach(Supplier<@Nullable Event> source) {
    for (Event event = source.get(); event != null; event = source.get()) {
      event.free();
    }
  }

  private void closeQueue(Queue queue) {
    int held = queue.length();
    if (held > 0) {
      warn("queue '%s': %d events were left in it".formatted(queue.name(), held));
      return; // The queue refuses to close; its memory goes with the backend's instance.
    }
    queue.close();
  }

  private static void closeStash(Stash stash) {
    StashStatistics holds = stash.statistics();
    if (holds.count() + holds.cached() == 0) {
      stash.close();
    } // A stash owns nothing outside the heap, so what is left in it goes with it.
  }

  private void closePool(Pool pool) {
    long held = pool.capacity() - pool.statistics().available();
    if (held > 0) {
      warn(
          "pool '%s': %d of %d elements were never freed"
              .formatted(pool.name(), held, pool.capacity()));
      return; // The pool refuses to close; its memory goes with the backend's instance.
    }
    pool.close();
  }

  private void warn(String message) {
    config.log().log(Level.WARNING, message);
  }

  private int freePktioIndex() {
    var taken = pktios.stream().map(Pktio::index).collect(Collectors.toSet());
    int index = 0;
    while (taken.contains(index)) {
      index++;
    }
    return index;
  }

  private void checkStash(StashParam param) {
    StashCapability can = stashProvider.capability();
    Limits.check(param, can);
    checkCount("stashes", stashes.size(), can.maxStashes());
  }

  private static void checkAggregators(
      QueueParam param, Registry<Queue> queues, EventAggrCapability can) {
    int wanted = param.aggregators().size();
    if (wanted > 0) {
      int open = queues.stream().mapToInt(queue -> queue.param().aggregators().size()).sum();
      checkCount("aggregators", open, can.maxAggregators() - wanted + 1);
    }
  }

  private static void checkCount(String what, int open, int max) {
    if (open >= max) {
      throw new OdpException(
          ErrorCode.RESOURCE_EXHAUSTED,
          "%d %s are open, as many as the capability allows; close one first"
              .formatted(open, what));
    }
  }
}
