package org.odpj.linuxgeneric.pktio.base;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.PktinMode;
import org.odpj.pktio.PktinQueue;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioCapability;
import org.odpj.pktio.PktioConfig;
import org.odpj.pktio.PktioInfo;
import org.odpj.pktio.PktioLink;
import org.odpj.pktio.PktioQueueStatistics;
import org.odpj.pktio.PktioStatistics;
import org.odpj.pktio.PktoutConfig;
import org.odpj.pktio.PktoutMode;
import org.odpj.pktio.PktoutQueue;
import org.odpj.pktio.PktoutQueueParam;
import org.odpj.proto.MacAddress;
import org.odpj.spi.InputParser;
import org.odpj.spi.output.OutputStage;

/**
 * An interface of any kind: its lifecycle and the checks that the contract asks for, around a
 * {@link Driver}.
 *
 * <p>The control methods exclude each other by this object's monitor. Queues are objects of their
 * own, shut until start, so that the fast path asks one field and nothing of this class.
 */
public final class DriverPktio implements Pktio {
  private static final InputQueue[] NO_INPUTS = {};
  private static final OutputQueue[] NO_OUTPUTS = {};

  private final Opening opening;
  private final Driver driver;
  private final PktioCapability capability;
  private final QueueCounters[] rx;
  private final QueueCounters[] tx;

  private InputQueue[] inputs = NO_INPUTS;
  private OutputQueue[] outputs = NO_OUTPUTS;
  private PktioConfig config = PktioConfig.defaults();
  private volatile OutputStage stage = new OutputStage(PktoutConfig.defaults());
  private boolean started;
  private long piecesDropped;
  private boolean closed;

  /**
   * An interface that is stopped and not configured.
   *
   * @param opening what it was opened with
   * @param driver what it is, open; this object closes it
   */
  public DriverPktio(Opening opening, Driver driver) {
    this.opening = opening;
    this.driver = driver;
    this.capability =
        driver
            .capability()
            .withPktout(OutputStage.CAPABILITY)
            .withFlowControl(driver.extras().flowControlCapability());
    this.rx = counters(capability.maxInputQueues());
    this.tx = counters(capability.maxOutputQueues());
  }

  @Override
  public String name() {
    return opening.name();
  }

  @Override
  public int index() {
    return opening.index();
  }

  @Override
  public synchronized PktioInfo info() {
    return new PktioInfo(name(), driver.name(), closed ? "closed" : driver.detail());
  }

  @Override
  public PktioCapability capability() {
    return capability;
  }

  @Override
  public PacketPool pool() {
    return opening.pool();
  }

  @Override
  public synchronized void configure(PktioConfig wanted) {
    checkStopped("configure");
    capability.check(wanted);
    driver.extras().flowControl(wanted.flowControl());
    config = wanted;
    piecesDropped += stage.dropped();
    stage = new OutputStage(wanted.pktout());
  }

  @Override
  public synchronized void configureInput(PktinQueueParam param) {
    checkStopped("configure the input");
    checkMode("input", opening.param().inputMode(), PktinMode.DIRECT);
    checkQueues("input", param.queues(), capability.maxInputQueues());
    if (param.queues() > 1 && !param.hash()) {
      throw new IllegalArgumentException(
          "%s: %d input queues need hash=true, which says how packets are spread over them"
              .formatted(name(), param.queues()));
    }
    Receiver[] receivers = driver.inputs(param, Arrays.copyOf(rx, param.queues()));
    InputQueue[] made = new InputQueue[receivers.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = new InputQueue(receivers[i], index(), rx[i], param.opMode());
    }
    inputs = made;
  }

  @Override
  public synchronized void configureOutput(PktoutQueueParam param) {
    checkStopped("configure the output");
    checkMode("output", opening.param().outputMode(), PktoutMode.DIRECT);
    checkQueues("output", param.queues(), capability.maxOutputQueues());
    Sender[] senders = driver.outputs(param, Arrays.copyOf(tx, param.queues()));
    OutputQueue[] made = new OutputQueue[senders.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = new OutputQueue(senders[i], param.opMode());
    }
    outputs = made;
  }

  @Override
  public synchronized PktinQueue input(int queue) {
    checkMode("input", opening.param().inputMode(), PktinMode.DIRECT);
    return inputs[Objects.checkIndex(queue, inputs.length)];
  }

  @Override
  public synchronized PktoutQueue output(int queue) {
    checkMode("output", opening.param().outputMode(), PktoutMode.DIRECT);
    return stage.around(outputs[Objects.checkIndex(queue, outputs.length)]);
  }

  @Override
  public synchronized boolean atEnd() {
    return Stream.of(inputs).allMatch(InputQueue::atEnd);
  }

  @Override
  public synchronized void start() {
    checkStopped("start");
    checkConfigured("input", opening.receives(), inputs.length);
    checkConfigured("output", opening.param().outputMode() != PktoutMode.DISABLED, outputs.length);
    InputParser parser = InputParser.of(config);
    for (InputQueue queue : inputs) {
      queue.parser(parser);
    }
    driver.start();
    started = true;
    running(true);
  }

  @Override
  public synchronized void stop() {
    checkOpen();
    if (!started) {
      throw new IllegalStateException(name() + " is not started");
    }
    started = false;
    running(false);
    driver.stop();
  }

  @Override
  public synchronized boolean started() {
    return started;
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      if (started) {
        stop();
      }
      closed = true;
      driver.close();
    }
    opening.onClose().accept(this);
  }

  @Override
  public MacAddress macAddress() {
    return driver.macAddress();
  }

  @Override
  public synchronized int maxFrameLength() {
    checkOpen();
    return driver.maxFrameLength();
  }

  @Override
  public synchronized void maxFrameLength(int bytes) {
    checkStopped("set the frame length");
    if (!capability.setMaxFrameLength()) {
      throw new IllegalStateException(name() + " cannot change its frame length");
    }
    if (bytes < capability.minFrameLength() || bytes > capability.maxFrameLength()) {
      throw new IllegalArgumentException(
          "%s: frame length %d is outside %d to %d"
              .formatted(name(), bytes, capability.minFrameLength(), capability.maxFrameLength()));
    }
    driver.maxFrameLength(bytes);
  }

  @Override
  public synchronized boolean promiscuous() {
    checkOpen();
    return driver.promiscuous();
  }

  @Override
  public synchronized void promiscuous(boolean on) {
    checkOpen();
    if (!capability.setPromiscuous()) {
      throw new IllegalStateException(name() + " cannot change its promiscuous mode");
    }
    driver.promiscuous(on);
  }

  @Override
  public synchronized PktioLink link() {
    checkOpen();
    return driver.link();
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
    readDeviceCounters();
    return new PktioStatistics(
        sum(rx, Count.PACKETS),
        sum(rx, Count.OCTETS),
        sum(rx, Count.NO_DESCRIPTOR),
        sum(rx, Count.NO_BUFFER),
        sum(rx, Count.ERRORS),
        sum(tx, Count.PACKETS),
        sum(tx, Count.OCTETS),
        sum(tx, Count.DROPPED) + piecesDropped + stage.dropped());
  }

  @Override
  public synchronized PktioQueueStatistics inputStatistics(int queue) {
    QueueCounters counted = rx[Objects.checkIndex(queue, inputs.length)];
    readDeviceCounters();
    return new PktioQueueStatistics(
        counted.get(Count.PACKETS),
        counted.get(Count.OCTETS),
        counted.get(Count.NO_DESCRIPTOR) + counted.get(Count.NO_BUFFER),
        counted.get(Count.ERRORS));
  }

  @Override
  public synchronized PktioQueueStatistics outputStatistics(int queue) {
    QueueCounters counted = tx[Objects.checkIndex(queue, outputs.length)];
    return new PktioQueueStatistics(
        counted.get(Count.PACKETS), counted.get(Count.OCTETS), counted.get(Count.DROPPED), 0);
  }

  @Override
  public synchronized List<String> extraStatisticNames() {
    checkOpen();
    return driver.extras().counterNames();
  }

  @Override
  public synchronized long[] extraStatistics() {
    checkOpen();
    return driver.extras().counters();
  }

  @Override
  public synchronized void resetStatistics() {
    readDeviceCounters();
    piecesDropped = -stage.dropped();
    Stream.of(rx, tx).flatMap(Stream::of).forEach(QueueCounters::reset);
  }

  private void readDeviceCounters() {
    if (!closed) {
      driver.readDeviceCounters();
    }
  }

  private static long sum(QueueCounters[] queues, Count what) {
    return Stream.of(queues).mapToLong(queue -> queue.get(what)).sum();
  }

  private static QueueCounters[] counters(int queues) {
    return Stream.generate(QueueCounters::new).limit(queues).toArray(QueueCounters[]::new);
  }

  private void running(boolean on) {
    for (InputQueue queue : inputs) {
      queue.running(on);
    }
    for (OutputQueue queue : outputs) {
      queue.running(on);
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException(name() + " is closed");
    }
  }

  private void checkStopped(String what) {
    checkOpen();
    if (started) {
      throw new IllegalStateException("%s is started; stop it to %s".formatted(name(), what));
    }
  }

  private void checkMode(String direction, Enum<?> is, Enum<?> wanted) {
    checkOpen();
    if (is != wanted) {
      throw new IllegalStateException(
          "%s was opened with %s mode %s and has no %s queues"
              .formatted(name(), direction, is, direction));
    }
  }

  private void checkQueues(String direction, int queues, int max) {
    if (queues < 1 || queues > max) {
      throw new IllegalArgumentException(
          "%s: %d %s queues are outside 1 to %d".formatted(name(), queues, direction, max));
    }
  }

  private void checkConfigured(String direction, boolean needed, int queues) {
    if (needed && queues == 0) {
      throw new IllegalStateException(
          "%s: configure the %s before start, or open it with the %s disabled"
              .formatted(name(), direction, direction));
    }
  }
}
