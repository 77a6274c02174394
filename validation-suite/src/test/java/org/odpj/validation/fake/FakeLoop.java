package org.odpj.validation.fake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.FlowControl;
import org.odpj.pktio.FlowControlCapability;
import org.odpj.pktio.PktinMode;
import org.odpj.pktio.PktinQueue;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioCapability;
import org.odpj.pktio.PktioConfig;
import org.odpj.pktio.PktioInfo;
import org.odpj.pktio.PktioLink;
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

/** An interface that receives what it sends. */
final class FakeLoop implements Pktio {
  private static final int RING = 256;

  private final String name;
  private final int index;
  private final PacketPool pool;
  private final PktioParam param;
  private final Fault fault;
  private final Consumer<? super Pktio> onClose;
  private final Deque<Packet> ring = new ArrayDeque<>();
  private OutputStage stage = new OutputStage(PktoutConfig.defaults());
  private @Nullable InputParser parser = InputParser.of(PktioConfig.defaults());
  private int inputs;
  private int outputs;
  private int maxFrame = 1_514;
  private boolean promiscuous;
  private FlowControl flow = FlowControl.UNKNOWN;
  private boolean started;
  private boolean closed;
  private PktioStatistics counters = new PktioStatistics(0, 0, 0, 0, 0, 0, 0, 0);

  FakeLoop(
      String name,
      int index,
      PacketPool pool,
      PktioParam param,
      Fault fault,
      Consumer<? super Pktio> onClose) {
    this.name = name;
    this.index = index;
    this.pool = pool;
    this.param = param;
    this.fault = fault;
    this.onClose = onClose;
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
    return new PktioInfo(name, "loop", "");
  }

  @Override
  public PktioCapability capability() {
    return new PktioCapability(
        EnumSet.allOf(PktinMode.class),
        EnumSet.of(PktoutMode.DIRECT, PktoutMode.QUEUE, PktoutMode.DISABLED),
        1,
        1,
        true,
        true,
        68,
        9_000,
        false,
        OutputStage.CAPABILITY,
        FlowControlCapability.PAUSE);
  }

  @Override
  public PacketPool pool() {
    return pool;
  }

  @Override
  public synchronized void configure(PktioConfig config) {
    checkStopped();
    capability().check(config);
    flow = fault == Fault.PKTIO_IGNORES_FLOW_CONTROL ? flow : config.flowControl();
    parser = InputParser.of(config);
    stage = new OutputStage(config.pktout());
  }

  @Override
  public synchronized void configureInput(PktinQueueParam wanted) {
    checkStopped();
    if (param.inputMode() == PktinMode.DISABLED) {
      throw new IllegalStateException("the input of '" + name + "' is disabled");
    }
    checkQueues(wanted.queues());
    inputs = wanted.queues();
  }

  @Override
  public synchronized void configureOutput(PktoutQueueParam wanted) {
    checkStopped();
    if (param.outputMode() == PktoutMode.DISABLED) {
      throw new IllegalStateException("the output of '" + name + "' is disabled");
    }
    checkQueues(wanted.queues());
    outputs = wanted.queues();
  }

  @Override
  public synchronized PktinQueue input(int queue) {
    if (param.inputMode() != PktinMode.DIRECT) {
      throw new IllegalStateException("the input mode of '" + name + "' is " + param.inputMode());
    }
    Objects.checkIndex(queue, inputs);
    return new Input();
  }

  @Override
  public synchronized PktoutQueue output(int queue) {
    if (param.outputMode() != PktoutMode.DIRECT) {
      throw new IllegalStateException("the output mode of '" + name + "' is " + param.outputMode());
    }
    Objects.checkIndex(queue, outputs);
    return fault == Fault.PKTOUT_ONLY_SENDS ? this::send : stage.around(this::send);
  }

  @Override
  public boolean atEnd() {
    return inputs == 0;
  }

  @Override
  public synchronized void start() {
    boolean configured =
        (param.inputMode() == PktinMode.DISABLED || inputs > 0)
            && (param.outputMode() == PktoutMode.DISABLED || outputs > 0);
    if (started || !configured) {
      throw new IllegalStateException(
          "'%s' is %s".formatted(name, started ? "started already" : "not configured"));
    }
    started = true;
  }

  @Override
  public synchronized void stop() {
    if (!started) {
      throw new IllegalStateException("'" + name + "' is not started");
    }
    started = false;
  }

  @Override
  public synchronized boolean started() {
    return started;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      started = false;
      ring.forEach(Packet::free);
      ring.clear();
      onClose.accept(this);
    }
  }

  @Override
  public MacAddress macAddress() {
    return MacAddress.parse("02:00:00:00:00:01");
  }

  @Override
  public synchronized int maxFrameLength() {
    return maxFrame;
  }

  @Override
  public synchronized void maxFrameLength(int bytes) {
    checkStopped();
    if (bytes < 68 || bytes > 9_000) {
      throw new IllegalArgumentException("frame length " + bytes + " is outside 68..9000");
    }
    maxFrame = bytes;
  }

  @Override
  public synchronized boolean promiscuous() {
    return promiscuous;
  }

  @Override
  public synchronized void promiscuous(boolean on) {
    promiscuous = on;
  }

  @Override
  public PktioLink link() {
    return new PktioLink(true, 0, true, flow);
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
    return counters;
  }

  @Override
  public synchronized PktioQueueStatistics inputStatistics(int queue) {
    Objects.checkIndex(queue, inputs);
    long octets = fault == Fault.PKTIO_QUEUES_COUNT_NO_BYTES ? 0 : counters.rxOctets();
    return new PktioQueueStatistics(
        counters.rxPackets(), octets, counters.rxNoBuffer(), counters.rxErrors());
  }

  @Override
  public synchronized PktioQueueStatistics outputStatistics(int queue) {
    Objects.checkIndex(queue, outputs);
    return new PktioQueueStatistics(counters.txPackets(), counters.txOctets(), 0, 0);
  }

  @Override
  public List<String> extraStatisticNames() {
    return fault == Fault.PKTIO_NAMES_COUNTERS_TWICE ? List.of("ring", "ring") : List.of("ring");
  }

  @Override
  public synchronized long[] extraStatistics() {
    return fault == Fault.PKTIO_NAMES_COUNTERS_TWICE
        ? new long[] {ring.size(), 0}
        : new long[] {ring.size()};
  }

  @Override
  public synchronized void resetStatistics() {
    counters = new PktioStatistics(0, 0, 0, 0, 0, 0, 0, 0);
  }

  private synchronized int send(Packet[] packets, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, packets.length);
    if (!started) {
      return 0;
    }
    int taken = 0;
    while (taken < count && ring.size() < RING && packets[offset + taken].length() <= maxFrame) {
      take(packets[offset + taken++]);
    }
    if (taken < count && fault == Fault.PKTIO_KEEPS_MORE_THAN_IT_REPORTS) {
      take(packets[offset + taken]);
    }
    return taken;
  }

  private void take(Packet packet) {
    count(0, 0, 0, 1, packet.length());
    if (fault == Fault.PKTIO_LOSES_PACKETS && counters.txPackets() % 50 == 0) {
      packet.free();
      return;
    }
    ring.add(packet);
  }

  /** A packet of the interface's pool with the frame that was sent; the sent one is free then. */
  private boolean receive(Packet sent, Packet[] packets, int slot) {
    int length = fault == Fault.PKTIO_TRUNCATES ? sent.length() - 1 : sent.length();
    Packet packet = pool.alloc(length);
    if (packet != null) {
      packet.copyFrom(0, sent.memory(), sent.dataOffset(), length);
      packet.inputIndex(index);
      packet.l2Offset(0);
      packets[slot] = packet;
      count(1, length, 0, 0, 0);
    } else {
      count(0, 0, 1, 0, 0);
    }
    sent.free();
    return packet != null;
  }

  private void count(int rx, int rxOctets, int noBuffer, int tx, int txOctets) {
    PktioStatistics old = counters;
    counters =
        new PktioStatistics(
            old.rxPackets() + rx,
            old.rxOctets() + rxOctets,
            0,
            old.rxNoBuffer() + noBuffer,
            old.rxErrors(),
            old.txPackets() + tx,
            old.txOctets() + txOctets,
            0);
  }

  private void drop(Packet packet) {
    count(-1, -packet.length(), 0, 0, 0);
    counters =
        new PktioStatistics(
            counters.rxPackets(),
            counters.rxOctets(),
            0,
            counters.rxNoBuffer(),
            counters.rxErrors() + 1,
            counters.txPackets(),
            counters.txOctets(),
            0);
    packet.free();
  }

  private void checkStopped() {
    if (started) {
      throw new IllegalStateException("'" + name + "' is started; stop it first");
    }
  }

  private static void checkQueues(int queues) {
    if (queues != 1) {
      throw new IllegalArgumentException("queues " + queues + " is outside 1..1");
    }
  }

  private final class Input implements PktinQueue {
    @Override
    public int recv(Packet[] packets, int offset, int count) {
      Objects.checkFromIndexSize(offset, count, packets.length);
      synchronized (FakeLoop.this) {
        int taken = 0;
        while (started && taken < count && !ring.isEmpty()) {
          if (receive(ring.remove(), packets, offset + taken)) {
            taken++;
          }
        }
        if (parser == null || fault == Fault.PKTIO_PARSES_NOTHING) {
          return taken;
        }
        int kept = parser.parse(packets, offset, taken);
        if (fault == Fault.PKTIO_DROPS_NOTHING) {
          return taken;
        }
        for (int i = kept; i < taken; i++) {
          drop(packets[offset + i]);
        }
        return kept;
      }
    }

    @Override
    public boolean atEnd() {
      return false;
    }
  }
}
