package org.odpj;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.classify.Cos;
import org.odpj.packet.PacketPool;
import org.odpj.parse.ProtoLayer;
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
import org.odpj.pktio.PktoutMode;
import org.odpj.pktio.PktoutQueue;
import org.odpj.pktio.PktoutQueueParam;
import org.odpj.proto.MacAddress;
import org.odpj.queue.EventAggrCapability;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedGroup;
import org.odpj.queue.SchedParam;
import org.odpj.queue.SchedSync;
import org.odpj.spi.ClassifierProvider;
import org.odpj.spi.InputClassifier;
import org.odpj.spi.SchedulerProvider;

/**
 * An interface whose packets come or go by event queues: the device in direct mode, and queues
 * around its queues.
 */
final class QueuedPktio implements Pktio {
  /** Nothing that is skipped is longer than a frame. */
  private static final int MOST_SKIPPED = 65_535;

  private final Pktio device;
  private final PktioParam param;
  private final SchedulerProvider scheduler;
  private final ClassifierProvider classifiers;
  private final EventAggrCapability aggregators;
  private final QueueMaker queueMaker;
  private final Consumer<? super Pktio> onClose;

  private PktinQueueParam inputParam = PktinQueueParam.defaults();
  private PktoutQueueParam outputParam = PktoutQueueParam.defaults();
  private int inputs;
  private int outputs;
  private Queue[] inputQueues = {};
  private Queue[] outputQueues = {};
  private List<PacketSource> sources = List.of();
  private List<ClassifiedSource> classifiedSources = List.of();
  private @Nullable InputClassifier classifier;
  private @Nullable Cos defaultCos;
  private @Nullable Cos errorCos;
  private boolean parsed = true;
  private boolean closed;

  /**
   * An interface around a device.
   *
   * @param device opened in direct mode where {@code param} has another; this object closes it
   * @param param how the application opens it
   * @param scheduler polls scheduled inputs
   * @param classifiers sorts their packets
   * @param aggregators what aggregators plain queues can have
   * @param queueMaker makes their queues
   * @param onClose called once, with this object
   */
  QueuedPktio(
      Pktio device,
      PktioParam param,
      SchedulerProvider scheduler,
      ClassifierProvider classifiers,
      EventAggrCapability aggregators,
      QueueMaker queueMaker,
      Consumer<? super Pktio> onClose) {
    this.device = device;
    this.param = param;
    this.scheduler = scheduler;
    this.classifiers = classifiers;
    this.aggregators = aggregators;
    this.queueMaker = queueMaker;
    this.onClose = onClose;
  }

  @Override
  public synchronized void configureInput(PktinQueueParam wanted) {
    boolean scheduled = param.inputMode() == PktinMode.SCHED;
    if (wanted.classifier() && !scheduled) {
      throw new IllegalArgumentException(
          "%s: the classifier needs the input mode SCHED; it is %s"
              .formatted(name(), param.inputMode()));
    }
    if (!scheduled) {
      Limits.check(wanted.aggregators(), aggregators);
    }
    PktioOpMode mode = scheduled ? PktioOpMode.MT_UNSAFE : wanted.opMode();
    device.configureInput(new PktinQueueParam(wanted.queues(), mode, wanted.hash()));
    inputs = wanted.queues();
    inputParam = wanted;
    closeInputs();
    if (scheduled && !wanted.classifier()) {
      List<Queue> made = new ArrayList<>();
      try {
        for (int i = 0; i < inputs; i++) {
          QueueParam queue = QueueParam.scheduled(sched(i)).withAggregators(wanted.aggregators());
          made.add(queueMaker.make(name() + " input " + i, queue));
        }
      } catch (RuntimeException e) {
        made.forEach(Queue::close);
        inputs = 0;
        throw e;
      }
      inputQueues = made.toArray(Queue[]::new);
    }
  }

  private SchedParam sched(int queue) {
    SchedParam wanted = inputParam.sched();
    SchedParam base =
        wanted == null
            ? new SchedParam(
                SchedSync.PARALLEL, scheduler.scheduler().capability().defaultPriority())
            : wanted;
    @Nullable SchedGroup group =
        inputParam.groups().isEmpty() ? base.group() : inputParam.groups().get(queue);
    return base.withGroup(group);
  }

  @Override
  public synchronized void configureOutput(PktoutQueueParam wanted) {
    device.configureOutput(wanted);
    outputs = wanted.queues();
    outputParam = wanted;
    outputQueues = new Queue[0];
  }

  @Override
  public PktinQueue input(int queue) {
    require(param.inputMode() == PktinMode.DIRECT, "input", param.inputMode());
    return device.input(queue);
  }

  @Override
  public PktoutQueue output(int queue) {
    require(param.outputMode() == PktoutMode.DIRECT, "output", param.outputMode());
    return device.output(queue);
  }

  @Override
  public synchronized Queue inputEventQueue(int queue) {
    boolean queued = param.inputMode() == PktinMode.QUEUE;
    require(queued || param.inputMode() == PktinMode.SCHED, "input", param.inputMode());
    Objects.checkIndex(queue, inputs);
    if (queued && inputQueues.length == 0) {
      inputQueues = new Queue[inputs];
      Arrays.setAll(
          inputQueues,
          i ->
              new PktinEventQueue(
                  name() + " input " + i,
                  device.input(i),
                  inputParam.opMode(),
                  VectorFill.of(inputParam)));
    }
    return inputQueues[queue];
  }

  @Override
  public synchronized Queue outputEventQueue(int queue) {
    require(param.outputMode() == PktoutMode.QUEUE, "output", param.outputMode());
    Objects.checkIndex(queue, outputs);
    if (outputQueues.length == 0) {
      outputQueues = new Queue[outputs];
      Arrays.setAll(
          outputQueues,
          i ->
              new PktoutEventQueue(
                  name() + " output " + i, device.output(i), outputParam.opMode()));
    }
    return outputQueues[queue];
  }

  private void require(boolean right, String direction, Enum<?> mode) {
    if (!right) {
      throw new IllegalStateException(
          "the %s mode of '%s' is %s".formatted(direction, name(), mode));
    }
  }

  @Override
  public synchronized void start() {
    device.start();
    if (inputParam.classifier()) {
      classifiedSources = new ArrayList<>();
      for (int i = 0; i < inputs; i++) {
        classifiedSources.add(new ClassifiedSource(device.input(i), classifier().sink(parsed)));
      }
      classifiedSources.forEach(scheduler::addSource);
    } else if (param.inputMode() == PktinMode.SCHED) {
      if (sources.isEmpty()) {
        sources = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
          Queue into =
              VectorFill.gathersPackets(inputParam) ? inputQueues[i].aggregator(0) : inputQueues[i];
          sources.add(new PacketSource(device.input(i), into, inputParam.vectors()));
        }
      }
      sources.forEach(scheduler::addSource);
    }
  }

  /** Made at first use, since few interfaces have one. */
  private InputClassifier classifier() {
    InputClassifier made = classifier;
    if (made == null) {
      made = classifiers.classify(device);
      classifier = made;
    }
    return made;
  }

  @Override
  public synchronized void stop() {
    if (device.started()) {
      sources.forEach(scheduler::removeSource);
      classifiedSources.forEach(scheduler::removeSource);
    }
    device.stop();
  }

  @Override
  public synchronized boolean atEnd() {
    if (param.inputMode() != PktinMode.SCHED) {
      return device.atEnd();
    }
    return device.atEnd()
        && sources.stream().allMatch(PacketSource::atEnd)
        && Arrays.stream(inputQueues).allMatch(queue -> queue.length() == 0);
  }

  /**
   * Scheduled queues that still hold events stay until these have been scheduled; the data plane
   * closes them with itself.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (device.started()) {
      stop();
    }
    closeInputs();
    if (classifier != null) {
      classifier.defaultCos(null);
      classifier.errorCos(null);
    }
    device.close();
    onClose.accept(this);
  }

  private void closeInputs() {
    sources.forEach(PacketSource::free);
    sources = List.of();
    if (param.inputMode() == PktinMode.SCHED) {
      for (Queue queue : inputQueues) {
        if (queue.length() == 0) {
          queue.close();
        }
      }
    }
    inputQueues = new Queue[0];
  }

  /** Queues that were asked for hold queues of the device that the configuration replaces. */
  @Override
  public synchronized void configure(PktioConfig config) {
    device.configure(config);
    parsed = config.parserLayer() == ProtoLayer.ALL;
    outputQueues = new Queue[0];
  }

  @Override
  public synchronized void defaultCos(@Nullable Cos cos) {
    classifier().defaultCos(cos);
    defaultCos = cos;
  }

  @Override
  public synchronized @Nullable Cos defaultCos() {
    return defaultCos;
  }

  @Override
  public synchronized void errorCos(@Nullable Cos cos) {
    classifier().errorCos(cos);
    errorCos = cos;
  }

  @Override
  public synchronized @Nullable Cos errorCos() {
    return errorCos;
  }

  @Override
  public synchronized void classifierSkip(int bytes) {
    Limits.range("bytes to skip", bytes, 0, MOST_SKIPPED);
    classifier().skip(bytes);
  }

  @Override
  public synchronized long unclassified() {
    return classifier == null ? 0 : classifier.unclassified();
  }

  @Override
  public String name() {
    return device.name();
  }

  @Override
  public int index() {
    return device.index();
  }

  @Override
  public PktioInfo info() {
    return device.info();
  }

  @Override
  public PktioCapability capability() {
    return device.capability();
  }

  @Override
  public PacketPool pool() {
    return device.pool();
  }

  @Override
  public boolean started() {
    return device.started();
  }

  @Override
  public MacAddress macAddress() {
    return device.macAddress();
  }

  @Override
  public int maxFrameLength() {
    return device.maxFrameLength();
  }

  @Override
  public void maxFrameLength(int bytes) {
    device.maxFrameLength(bytes);
  }

  @Override
  public boolean promiscuous() {
    return device.promiscuous();
  }

  @Override
  public void promiscuous(boolean on) {
    device.promiscuous(on);
  }

  @Override
  public PktioLink link() {
    return device.link();
  }

  @Override
  public boolean completed(int id) {
    return device.completed(id);
  }

  @Override
  public long departure() {
    return device.departure();
  }

  @Override
  public long time() {
    return device.time();
  }

  @Override
  public PktioStatistics statistics() {
    return device.statistics();
  }

  @Override
  public PktioQueueStatistics inputStatistics(int queue) {
    return device.inputStatistics(queue);
  }

  @Override
  public PktioQueueStatistics outputStatistics(int queue) {
    return device.outputStatistics(queue);
  }

  @Override
  public List<String> extraStatisticNames() {
    return device.extraStatisticNames();
  }

  @Override
  public long[] extraStatistics() {
    return device.extraStatistics();
  }

  @Override
  public void resetStatistics() {
    device.resetStatistics();
  }
}
