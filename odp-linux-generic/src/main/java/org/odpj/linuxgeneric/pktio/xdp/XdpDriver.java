package org.odpj.linuxgeneric.pktio.xdp;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.odpj.linuxgeneric.pktio.base.Capabilities;
import org.odpj.linuxgeneric.pktio.base.DeviceExtras;
import org.odpj.linuxgeneric.pktio.base.Driver;
import org.odpj.linuxgeneric.pktio.base.Opening;
import org.odpj.linuxgeneric.pktio.base.QueueCounters;
import org.odpj.linuxgeneric.pktio.base.Receiver;
import org.odpj.linuxgeneric.pktio.base.Sender;
import org.odpj.linuxgeneric.pktio.device.DeviceOpener;
import org.odpj.linuxgeneric.pktio.device.NetDevice;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.PktioCapability;
import org.odpj.pktio.PktioLink;
import org.odpj.pktio.PktoutQueueParam;
import org.odpj.proto.Ethernet;
import org.odpj.proto.MacAddress;

/**
 * {@code xdp:DEVICE}: a Linux network device by AF_XDP. While the interface is started, the
 * device's frames come here and not to the kernel's own network stack.
 *
 * <p>The kernel writes frames into the packets of the interface's pool and sends from there: see
 * {@link Umem}. A socket of AF_XDP belongs to one queue of the device, so there is one for each,
 * and an input queue takes several where fewer are configured. Sockets and program are made at
 * start and closed at stop, so start takes the device as it is then, even if it was removed and
 * made anew, and nothing stays attached.
 *
 * <p><b>Offloads.</b> AF_XDP passes no checksum state. Frames of a virtual device whose peer leaves
 * checksums and segmentation to it arrive unfinished: turn that off there ({@code ethtool -K PEER
 * tx off}), or use the mmap or socket driver, which finish them.
 */
public final class XdpDriver implements Driver {
  private static final int MIN_MTU = 68;
  private static final int MIN_LENT = 64;

  private final Opening opening;
  private final NetDevice device;
  private final Umem umem;
  private final int deviceQueues;

  /** Holds the native memory of all that was ever started. */
  private final Arena arena = Arena.ofShared();

  private final List<XdpReceiver> receivers = new ArrayList<>();
  private final List<XdpSender> senders = new ArrayList<>();
  private QueueCounters[] rxCounters = {};
  private QueueCounters[] txCounters = {};
  private XdpQueue[] queues = XdpQueue.NONE;
  private @Nullable RedirectProgram program;
  private MacAddress address;
  private String mode = "";

  private XdpDriver(Opening opening, NetDevice device) {
    this.opening = opening;
    this.device = device;
    this.deviceQueues = device.inputQueues();
    this.address = device.macAddress();
    this.umem = Umem.over(device.name(), opening.pool());
    // What the kernel or the process lacks shall be told now, and not at the first start.
    new XskSocket(device.name(), umem).close();
    new RedirectProgram(device.name(), deviceQueues).close();
  }

  /**
   * The driver of a device.
   *
   * @param opening what the interface is opened with
   * @param device the device
   * @param why why it was taken
   * @return the driver
   */
  public static Driver open(Opening opening, NetDevice device, String why) {
    DeviceOpener.checkPool(opening, MIN_LENT * device.inputQueues());
    return new XdpDriver(opening, device);
  }

  @Override
  public String name() {
    return "xdp";
  }

  @Override
  public String detail() {
    return "AF_XDP on %s, %d queue(s)%s%s"
        .formatted(device.name(), deviceQueues, mode, device.trouble());
  }

  @Override
  public PktioCapability capability() {
    return new PktioCapability(
        Capabilities.INPUT_MODES,
        Capabilities.OUTPUT_MODES,
        deviceQueues,
        deviceQueues,
        true,
        true,
        MIN_MTU + Ethernet.LENGTH,
        umem.frameLength(),
        false);
  }

  @Override
  public Receiver[] inputs(PktinQueueParam param, QueueCounters[] counters) {
    rxCounters = counters;
    receivers.clear();
    Stream.of(counters).forEach(queue -> receivers.add(new XdpReceiver()));
    return receivers.toArray(Receiver[]::new);
  }

  @Override
  public Sender[] outputs(PktoutQueueParam param, QueueCounters[] counters) {
    txCounters = counters;
    senders.clear();
    Stream.of(counters).forEach(queue -> senders.add(new XdpSender()));
    return senders.toArray(Sender[]::new);
  }

  @Override
  public void start() {
    device.find();
    address = device.macAddress();
    try {
      open();
    } catch (RuntimeException e) {
      stop();
      throw e;
    }
    for (int i = 0; i < receivers.size(); i++) {
      int first = i;
      receivers
          .get(i)
          .queues(
              IntStream.range(0, queues.length)
                  .filter(queue -> queue % receivers.size() == first)
                  .mapToObj(queue -> queues[queue])
                  .toArray(XdpQueue[]::new));
    }
    for (int i = 0; i < senders.size(); i++) {
      senders.get(i).side(queues[i].tx());
    }
  }

  private void open() {
    List<XdpQueue> made = new ArrayList<>();
    int wanted = receivers.isEmpty() ? senders.size() : deviceQueues;
    int lent = Math.clamp(opening.pool().capacity() / 8 / wanted, MIN_LENT, RingMemory.SIZE);
    for (int i = 0; i < wanted; i++) {
      XskSocket socket = new XskSocket(device.name(), umem);
      made.add(queue(i, socket, lent));
      queues = made.toArray(XdpQueue[]::new);
      socket.bind(device.index(), i);
    }
    if (receivers.isEmpty()) {
      return;
    }
    RedirectProgram loaded = new RedirectProgram(device.name(), wanted);
    program = loaded;
    for (int i = 0; i < wanted; i++) {
      queues[i].rx().lend();
      loaded.redirect(i, queues[i].socket().fd());
    }
    mode =
        loaded.attach(device.index())
            ? ", XDP by the driver, copied by the kernel"
            : ", XDP by the kernel (SKB mode), copied by it";
  }

  private XdpQueue queue(int number, XskSocket socket, int lent) {
    QueueCounters rx = counters(rxCounters, number);
    QueueCounters tx = counters(txCounters, number);
    return new XdpQueue(
        socket,
        new RxSide(socket, opening.pool(), umem, rx, lent),
        new TxSide(socket, opening.pool(), umem, tx, arena));
  }

  /** Those of the interface's queue that uses a device's queue; of none if none does. */
  private static QueueCounters counters(QueueCounters[] all, int queue) {
    return all.length == 0 ? new QueueCounters() : all[queue % all.length];
  }

  @Override
  public void stop() {
    receivers.forEach(receiver -> receiver.queues(XdpQueue.NONE));
    senders.forEach(sender -> sender.side(null));
    if (program != null) {
      program.close();
      program = null;
    }
    for (XdpQueue queue : queues) {
      queue.close();
    }
    queues = XdpQueue.NONE;
    mode = "";
  }

  @Override
  public void readDeviceCounters() {
    for (XdpQueue queue : queues) {
      queue.rx().readCounters();
    }
  }

  @Override
  public void close() {
    arena.close();
    device.close();
  }

  @Override
  public DeviceExtras extras() {
    return device.extras();
  }

  @Override
  public MacAddress macAddress() {
    return address;
  }

  @Override
  public int maxFrameLength() {
    return device.mtu() + Ethernet.LENGTH;
  }

  @Override
  public void maxFrameLength(int bytes) {
    device.mtu(bytes - Ethernet.LENGTH);
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
}
