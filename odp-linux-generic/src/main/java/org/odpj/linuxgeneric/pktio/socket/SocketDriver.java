package org.odpj.linuxgeneric.pktio.socket;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.odpj.linuxgeneric.pktio.base.Capabilities;
import org.odpj.linuxgeneric.pktio.base.Count;
import org.odpj.linuxgeneric.pktio.base.DeviceExtras;
import org.odpj.linuxgeneric.pktio.base.Driver;
import org.odpj.linuxgeneric.pktio.base.Opening;
import org.odpj.linuxgeneric.pktio.base.QueueCounters;
import org.odpj.linuxgeneric.pktio.base.Receiver;
import org.odpj.linuxgeneric.pktio.base.Sender;
import org.odpj.linuxgeneric.pktio.device.DeviceOpener;
import org.odpj.linuxgeneric.pktio.device.NetDevice;
import org.odpj.linuxgeneric.pktio.device.TaggedFrames;
import org.odpj.linuxgeneric.pktio.filter.PacketFilter;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.PktioCapability;
import org.odpj.pktio.PktioLink;
import org.odpj.pktio.PktoutQueueParam;
import org.odpj.proto.Ethernet;
import org.odpj.proto.MacAddress;

/**
 * {@code socket:DEVICE} and {@code mmap:DEVICE}: a Linux network device by packet sockets. Both
 * send by sendmmsg(2); the one receives by recvmmsg(2), the other from a ring in shared memory.
 *
 * <p><b>Offloads.</b> A frame that a program on this machine sends to a virtual device (veth, tap)
 * has no transport checksum yet, and may be a super-frame of up to 64 KiB that a device would have
 * to cut. A bridge that passed on what a plain packet socket shows would pass on damaged frames. So
 * the receiving sockets ask for {@code PACKET_VNET_HDR}, which tells both, and this driver finishes
 * the checksum and cuts the frame as a device would. What is sent needs no offload. VLAN tags that
 * the kernel took out are put back.
 *
 * <p><b>No transmit ring.</b> A ring's frames are lent to the kernel by reference, and a virtual
 * device gives a slot back while a receiver may still read it (the stack orphans the frame), so a
 * full ring damages data on the way. By sendmmsg the kernel copies once.
 *
 * <p><b>Trouble.</b> While the device is down, nothing is received and what is sent is dropped and
 * counted; when it comes up again, both go on. A device that was removed stays down; stop and start
 * take the one that has its name then. Frames that the application did not fetch in time are
 * counted as {@code rxNoDescriptor}. There are receiving sockets only between start and stop, so
 * nothing gathers meanwhile. The MTU stays as it was set.
 */
public final class SocketDriver implements Driver {
  private static final int MAX_INPUTS = 8;
  private static final int MAX_OUTPUTS = 8;
  private static final int MIN_MTU = 68;
  private static final int MAX_MTU = 65_535;
  private static final int WAITING = Math.max(SocketReceiver.SLOTS, RingReceiver.BATCH);

  private final String name;
  private final String detail;
  private final NetDevice device;
  private final PacketSocket output;
  private final BiFunction<QueueCounters, Arena, PacketInput> newInput;
  private final @Nullable PacketFilter filter;

  /** Holds the native memory of all queues that were ever made. */
  private final Arena arena = Arena.ofShared();

  private final List<Input> inputs = new ArrayList<>();
  private MacAddress address;

  /** A socket is there between start and stop. */
  private static final class Input {
    final PacketInput receiver;
    final QueueCounters counters;
    @Nullable PacketSocket socket;

    Input(PacketInput receiver, QueueCounters counters) {
      this.receiver = receiver;
      this.counters = counters;
    }
  }

  private SocketDriver(
      String name,
      String detail,
      Opening opening,
      NetDevice device,
      BiFunction<QueueCounters, Arena, PacketInput> newInput) {
    this.name = name;
    this.detail = detail + opening.filterDetail();
    this.filter = opening.filter();
    this.device = device;
    this.newInput = newInput;
    this.address = device.macAddress();
    this.output = PacketSocket.open(device.name());
  }

  /**
   * The driver that receives by system calls.
   *
   * @param opening what the interface is opened with
   * @param device the device
   * @param why why it was taken
   * @return the driver
   */
  public static Driver socket(Opening opening, NetDevice device, String why) {
    DeviceOpener.checkPool(opening, WAITING);
    return new SocketDriver(
        "socket",
        "packet sockets on " + device.name() + why,
        opening,
        device,
        (counters, arena) -> new SocketReceiver(opening.pool(), counters, arena));
  }

  /**
   * The driver that receives from a ring.
   *
   * @param opening what the interface is opened with
   * @param device the device
   * @param why why it was taken
   * @return the driver
   */
  public static Driver mmap(Opening opening, NetDevice device, String why) {
    DeviceOpener.checkPool(opening, WAITING);
    return new SocketDriver(
        "mmap",
        "packet sockets with receive rings (TPACKET_V3) on " + device.name() + why,
        opening,
        device,
        (counters, _) -> new RingReceiver(opening.pool(), counters));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String detail() {
    return detail + device.trouble();
  }

  @Override
  public PktioCapability capability() {
    return new PktioCapability(
        Capabilities.INPUT_MODES,
        Capabilities.OUTPUT_MODES,
        MAX_INPUTS,
        MAX_OUTPUTS,
        true,
        true,
        MIN_MTU + Ethernet.LENGTH,
        MAX_MTU + Ethernet.LENGTH,
        false);
  }

  /** A queue's packets and memory are made once; configuring it again keeps them. */
  @Override
  public Receiver[] inputs(PktinQueueParam param, QueueCounters[] counters) {
    while (inputs.size() > counters.length) {
      inputs.removeLast().receiver.close();
    }
    while (inputs.size() < counters.length) {
      QueueCounters own = counters[inputs.size()];
      inputs.add(new Input(newInput.apply(own, arena), own));
    }
    return inputs.stream()
        .map(input -> TaggedFrames.filtered(input.receiver, filter))
        .toArray(Receiver[]::new);
  }

  @Override
  public Sender[] outputs(PktoutQueueParam param, QueueCounters[] counters) {
    return Stream.of(counters)
        .map(queue -> new SocketSender(output, queue, arena))
        .toArray(Sender[]::new);
  }

  @Override
  public void start() {
    device.find();
    address = device.macAddress();
    output.bindForSending(device.index());
    try {
      int group = 0;
      for (Input input : inputs) {
        PacketSocket socket = PacketSocket.open(device.name());
        input.socket = socket;
        socket.prepareForReceiving();
        input.receiver.start(socket);
        socket.bindForReceiving(device.index());
        group = inputs.size() > 1 ? socket.join(group) : 0;
      }
      for (Input input : inputs) {
        if (input.socket != null) {
          input.socket.accept(filter);
        }
      }
    } catch (RuntimeException e) {
      stop();
      throw e;
    }
  }

  @Override
  public void stop() {
    readDeviceCounters();
    for (Input input : inputs) {
      input.receiver.stop();
      if (input.socket != null) {
        input.socket.close();
        input.socket = null;
      }
    }
  }

  @Override
  public void readDeviceCounters() {
    for (Input input : inputs) {
      if (input.socket != null) {
        input.counters.add(Count.NO_DESCRIPTOR, input.socket.takeDrops());
      }
    }
  }

  @Override
  public void close() {
    inputs.forEach(input -> input.receiver.close());
    output.close();
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
