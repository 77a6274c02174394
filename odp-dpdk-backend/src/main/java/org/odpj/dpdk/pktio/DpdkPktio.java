package org.odpj.dpdk.pktio;

import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.config.OdpLog;
import org.odpj.dpdk.lib.Layouts;
import org.odpj.dpdk.pool.DpdkPacketPool;
import org.odpj.dpdk.pool.InputIndex;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.FlowControlCapability;
import org.odpj.pktio.PktinMode;
import org.odpj.pktio.PktinQueue;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioCapability;
import org.odpj.pktio.PktioConfig;
import org.odpj.pktio.PktioInfo;
import org.odpj.pktio.PktioLink;
import org.odpj.pktio.PktioOpMode;
import org.odpj.pktio.PktioParam;
import org.odpj.pktio.PktioQueueStatistics;
import org.odpj.pktio.PktioStatistics;
import org.odpj.pktio.PktoutConfig;
import org.odpj.pktio.PktoutMode;
import org.odpj.pktio.PktoutQueue;
import org.odpj.pktio.PktoutQueueParam;
import org.odpj.proto.MacAddress;
import org.odpj.spi.InputParser;
import org.odpj.spi.output.OutputStage;

/** An ethdev port as an interface. Its control methods hold its monitor; its queues do not. */
final class DpdkPktio implements Pktio {
  /** A queue and the application need a burst each, and both directions of the port. */
  private static final int PACKETS_PER_QUEUE = 128;

  private final String name;
  private final int index;
  private final DpdkPacketPool pool;
  private final PktioParam param;
  private final Port port;
  private final Driver driver;
  private final OdpLog log;
  private final Consumer<? super DpdkPktio> onClose;
  private final PktioCapability capability;

  private DpdkPktin[] inputs = {};
  private DpdkPktout[] outputs = {};
  private PktioConfig config = PktioConfig.defaults();
  private volatile OutputStage stage = new OutputStage(PktoutConfig.defaults());
  private long piecesDropped;
  private boolean inputConfigured;
  private boolean outputConfigured;
  private boolean started;
  private boolean wasStarted;
  private boolean closed;

  DpdkPktio(
      String name,
      int index,
      DpdkPacketPool pool,
      PktioParam param,
      Port port,
      OdpLog log,
      Consumer<? super DpdkPktio> onClose) {
    this.name = name;
    this.index = index;
    this.pool = pool;
    this.param = param;
    this.port = port;
    this.driver = Driver.of(port.driver());
    this.log = log;
    this.onClose = onClose;
    this.capability =
        new PktioCapability(
            Set.of(PktinMode.values()),
            Set.of(PktoutMode.DIRECT, PktoutMode.QUEUE, PktoutMode.DISABLED),
            port.maxRxQueues(),
            port.maxTxQueues(),
            port.canSetPromiscuous(),
            port.canSetFrameLength(),
            port.minFrame(),
            port.maxFrame(),
            port.finite(),
            OutputStage.CAPABILITY,
            FlowControlCapability.NONE);
    checkMode(param.inputMode(), capability.inputModes());
    checkMode(param.outputMode(), capability.outputModes());
    inputConfigured = param.inputMode() == PktinMode.DISABLED;
    outputConfigured = param.outputMode() == PktoutMode.DISABLED;
  }

  private void checkMode(Object mode, Set<?> can) {
    if (!can.contains(mode)) {
      throw new IllegalArgumentException(
          "the interface '%s' cannot do mode %s; it can: %s".formatted(name, mode, can));
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public PktioInfo info() {
    return new PktioInfo(name, driver.name(), "DPDK port " + port.number());
  }

  @Override
  public PktioCapability capability() {
    return capability;
  }

  @Override
  public PacketPool pool() {
    return pool;
  }

  @Override
  public synchronized void configure(PktioConfig wanted) {
    requireStopped("configure");
    capability.check(wanted);
    config = wanted;
    piecesDropped += stage.dropped();
    stage = new OutputStage(wanted.pktout());
  }

  @Override
  public synchronized void configureInput(PktinQueueParam queues) {
    requireStopped("configure the input");
    if (param.inputMode() == PktinMode.DISABLED) {
      throw new IllegalStateException("the input of '" + name + "' is disabled");
    }
    checkQueues("input", queues.queues(), capability.maxInputQueues());
    if (queues.queues() > 1 && !queues.hash()) {
      throw new IllegalArgumentException("several input queues need a hash");
    }
    if (pool.capacity() < queues.queues() * PACKETS_PER_QUEUE) {
      throw new OdpException(
          ErrorCode.POOL_TOO_SMALL,
          "the pool '%s' has %d packets; %d input queues of '%s' need at least %d"
              .formatted(
                  pool.name(),
                  pool.capacity(),
                  queues.queues(),
                  name,
                  queues.queues() * PACKETS_PER_QUEUE));
    }
    inputs = new DpdkPktin[queues.queues()];
    Arrays.setAll(
        inputs,
        queue ->
            new DpdkPktin(
                index,
                driver,
                pool,
                port.finite(),
                this::lostForWantOfBuffers,
                lock(queues.opMode())));
    inputConfigured = true;
  }

  @Override
  public synchronized void configureOutput(PktoutQueueParam queues) {
    requireStopped("configure the output");
    if (param.outputMode() == PktoutMode.DISABLED) {
      throw new IllegalStateException("the output of '" + name + "' is disabled");
    }
    checkQueues("output", queues.queues(), capability.maxOutputQueues());
    outputs = new DpdkPktout[queues.queues()];
    Arrays.setAll(
        outputs,
        queue -> new DpdkPktout(name, driver, port.sendsSegments(), pool, lock(queues.opMode())));
    outputConfigured = true;
  }

  private static @Nullable QueueLock lock(PktioOpMode mode) {
    return mode == PktioOpMode.MT ? new QueueLock() : null;
  }

  private void checkQueues(String direction, int queues, int max) {
    if (queues < 1 || queues > max) {
      throw new IllegalArgumentException(
          "%d %s queues of '%s' are outside 1..%d".formatted(queues, direction, name, max));
    }
  }

  @Override
  public PktinQueue input(int queue) {
    if (param.inputMode() != PktinMode.DIRECT) {
      throw new IllegalStateException("the input mode of '" + name + "' is " + param.inputMode());
    }
    return inputs[Objects.checkIndex(queue, inputs.length)];
  }

  @Override
  public PktoutQueue output(int queue) {
    if (param.outputMode() != PktoutMode.DIRECT) {
      throw new IllegalStateException("the output mode of '" + name + "' is " + param.outputMode());
    }
    return stage.around(outputs[Objects.checkIndex(queue, outputs.length)]);
  }

  @Override
  public synchronized boolean atEnd() {
    return Arrays.stream(inputs).allMatch(DpdkPktin::atEnd);
  }

  @Override
  public synchronized void start() {
    requireStopped("start");
    if (!inputConfigured || !outputConfigured) {
      throw new IllegalStateException(
          "the %s of '%s' is not configured".formatted(inputConfigured ? "output" : "input", name));
    }
    // Drivers expect a queue in each direction, used or not.
    port.configure(Math.max(1, inputs.length), Math.max(1, outputs.length), pool.mempool());
    InputIndex.set(port.number(), index);
    port.start();
    InputParser parser = InputParser.of(config);
    for (int queue = 0; queue < inputs.length; queue++) {
      inputs[queue].start(port.number(), queue, parser);
    }
    for (int queue = 0; queue < outputs.length; queue++) {
      outputs[queue].start(port.number(), queue);
    }
    started = true;
    wasStarted = true;
  }

  @Override
  public synchronized void stop() {
    if (!started) {
      throw new IllegalStateException("the interface '" + name + "' is not started");
    }
    started = false;
    for (DpdkPktin input : inputs) {
      input.stop();
    }
    for (DpdkPktout output : outputs) {
      output.stop();
    }
    port.stop();
  }

  @Override
  public synchronized boolean started() {
    return started;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (driver.ring() && wasStarted) {
        if (!started) {
          port.start();
          started = true;
        }
        drainRings();
      }
      if (started) {
        stop();
      }
      port.close();
      InputIndex.set(port.number(), Packet.NO_INPUT);
    } catch (OdpException e) {
      // The device is gone already; what is left of it is closed as far as it goes.
      log.log(Level.WARNING, e.getMessage());
    } finally {
      onClose.accept(this);
    }
  }

  /**
   * The rings of a net_ring port hold packets that were sent and not received; they go back to
   * their pool.
   */
  private void drainRings() {
    Packet[] held = new Packet[64];
    for (int queue = 0; queue < Math.max(1, inputs.length); queue++) {
      DpdkPktin input = new DpdkPktin(index, driver, pool, false, () -> 0, null);
      input.start(port.number(), queue, null);
      for (int n = input.recv(held, 0, held.length); n > 0; n = input.recv(held, 0, held.length)) {
        pool.free(held, 0, n);
      }
    }
  }

  private void requireStopped(String what) {
    if (closed) {
      throw new IllegalStateException("cannot %s: '%s' is closed".formatted(what, name));
    }
    if (started) {
      throw new IllegalStateException("cannot %s: '%s' is started".formatted(what, name));
    }
  }

  @Override
  public MacAddress macAddress() {
    return new MacAddress(port.macAddress());
  }

  @Override
  public int maxFrameLength() {
    return port.frameLength();
  }

  @Override
  public synchronized void maxFrameLength(int bytes) {
    requireStopped("set the frame length");
    if (!capability.setMaxFrameLength()) {
      throw new IllegalStateException("the driver of '" + name + "' cannot set the frame length");
    }
    if (bytes < capability.minFrameLength() || bytes > capability.maxFrameLength()) {
      throw new IllegalArgumentException(
          "frame length %d is outside %d..%d"
              .formatted(bytes, capability.minFrameLength(), capability.maxFrameLength()));
    }
    port.frameLength(bytes);
  }

  @Override
  public boolean promiscuous() {
    return port.promiscuous();
  }

  @Override
  public synchronized void promiscuous(boolean on) {
    if (!capability.setPromiscuous()) {
      throw new IllegalStateException("the driver of '" + name + "' cannot set promiscuous mode");
    }
    port.promiscuous(on);
  }

  @Override
  public PktioLink link() {
    return port.link();
  }

  private long lostForWantOfBuffers() {
    return port.stats(Layouts.Ethdev.STATS_RX_NOMBUF)[0];
  }

  @Override
  public boolean completed(int id) {
    return stage.completed(id);
  }

  @Override
  public long departure() {
    return stage.departure();
  }

  @Override
  public long time() {
    return System.nanoTime();
  }

  @Override
  public synchronized PktioStatistics statistics() {
    long[] counters =
        port.stats(
            Layouts.Ethdev.STATS_IPACKETS,
            Layouts.Ethdev.STATS_IBYTES,
            Layouts.Ethdev.STATS_IMISSED,
            Layouts.Ethdev.STATS_RX_NOMBUF,
            Layouts.Ethdev.STATS_IERRORS,
            Layouts.Ethdev.STATS_OPACKETS,
            Layouts.Ethdev.STATS_OBYTES,
            Layouts.Ethdev.STATS_OERRORS);
    long rxOctets = Arrays.stream(inputs).mapToLong(DpdkPktin::octets).sum();
    long refused = Arrays.stream(inputs).mapToLong(DpdkPktin::dropped).sum();
    long refusedOctets = Arrays.stream(inputs).mapToLong(DpdkPktin::droppedOctets).sum();
    long txOctets = Arrays.stream(outputs).mapToLong(DpdkPktout::octets).sum();
    long dropped = Arrays.stream(outputs).mapToLong(DpdkPktout::dropped).sum();
    return new PktioStatistics(
        counters[0] - refused,
        driver.ring() ? rxOctets : Math.max(0, counters[1] - refusedOctets),
        counters[2],
        counters[3],
        counters[4] + refused,
        counters[5],
        driver.ring() ? txOctets : counters[6],
        counters[7] + dropped + piecesDropped + stage.dropped());
  }

  @Override
  public synchronized PktioQueueStatistics inputStatistics(int queue) {
    DpdkPktin input = inputs[Objects.checkIndex(queue, inputs.length)];
    long[] counters =
        queueStats(
            queue,
            Layouts.Ethdev.STATS_Q_IPACKETS,
            Layouts.Ethdev.STATS_Q_IBYTES,
            Layouts.Ethdev.STATS_Q_ERRORS);
    return new PktioQueueStatistics(
        Math.max(0, counters[0] - input.dropped()),
        driver.ring() ? input.octets() : Math.max(0, counters[1] - input.droppedOctets()),
        counters[2],
        input.dropped());
  }

  @Override
  public synchronized PktioQueueStatistics outputStatistics(int queue) {
    DpdkPktout output = outputs[Objects.checkIndex(queue, outputs.length)];
    long[] counters =
        queueStats(queue, Layouts.Ethdev.STATS_Q_OPACKETS, Layouts.Ethdev.STATS_Q_OBYTES);
    return new PktioQueueStatistics(
        counters[0], driver.ring() ? output.octets() : counters[1], output.dropped(), 0);
  }

  /** What ethdev counts by queue; it does so for the first queues only. */
  private long[] queueStats(int queue, int... members) {
    return queue < Layouts.Ethdev.STATS_QUEUES
        ? port.stats(Arrays.stream(members).map(member -> member + queue * Long.BYTES).toArray())
        : new long[members.length];
  }

  @Override
  public synchronized List<String> extraStatisticNames() {
    return port.extraNames();
  }

  @Override
  public synchronized long[] extraStatistics() {
    return port.extraValues();
  }

  @Override
  public synchronized void resetStatistics() {
    port.resetStats();
    piecesDropped = -stage.dropped();
    for (DpdkPktin input : inputs) {
      input.resetCounters();
    }
    for (DpdkPktout output : outputs) {
      output.resetCounters();
    }
  }
}
