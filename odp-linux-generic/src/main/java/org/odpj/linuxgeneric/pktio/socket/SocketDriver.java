package org.odpj.linuxgeneric.pktio.socket;

import java.lang.foreign.Arena;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.odpj.linuxgeneric.pktio.base.Capabilities;
import org.odpj.linuxgeneric.pktio.base.Count;
import org.odpj.linuxgeneric.pktio.base.Driver;
import org.odpj.linuxgeneric.pktio.base.QueueCounters;
import org.odpj.linuxgeneric.pktio.base.Receiver;
import org.odpj.linuxgeneric.pktio.base.Sender;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.PktioCapability;
import org.odpj.pktio.PktioLink;
import org.odpj.pktio.PktoutQueueParam;
import org.odpj.proto.Ethernet;
import org.odpj.proto.MacAddress;

/**
 * {@code socket:DEVICE}: a Linux network device by packet sockets, one that receives and one that
 * sends, with recvmmsg(2) and sendmmsg(2).
 *
 * <p><b>Offloads.</b> A frame that a program on this machine sends to a virtual device (veth, tap)
 * has no transport checksum yet, and may be a super-frame of up to 64 KiB that a device would have
 * to cut. A bridge that passed on what a plain packet socket shows would pass on damaged frames. So
 * the receiving socket asks for {@code PACKET_VNET_HDR}, which tells both, and this driver finishes
 * the checksum and cuts the frame as a device would. What is sent needs no offload. VLAN tags that
 * the kernel took out are put back.
 *
 * <p><b>Trouble.</b> While the device is down, nothing is received and what is sent is dropped and
 * counted; when it comes up again, both go on. A device that was removed stays down for ever, even
 * if another of the same name appears: open it again. Frames that the application did not fetch in
 * time are counted as {@code rxNoDescriptor}. Stopping shuts the socket by a filter, so nothing
 * gathers meanwhile. The MTU stays as it was set.
 */
final class SocketDriver implements Driver {
  private static final int MAX_OUTPUTS = 8;
  private static final int MIN_MTU = 68;
  private static final int MAX_MTU = 65_535;

  private final String detail;
  private final PacketPool pool;
  private final NetDevice device;
  private final int deviceIndex;
  private final MacAddress address;
  private final PacketSocket output;
  private final @Nullable PacketSocket input;
  private final Runnable onClose;

  /** Holds the native memory of all queues that were ever made. */
  private final Arena arena;

  private @Nullable SocketReceiver receiver;
  private @Nullable QueueCounters inputCounters;
  private boolean promiscuous;

  SocketDriver(
      String detail,
      PacketPool pool,
      NetDevice device,
      PacketSocket output,
      @Nullable PacketSocket input,
      Arena arena,
      Runnable onClose) {
    this.detail = detail;
    this.pool = pool;
    this.device = device;
    this.deviceIndex = device.index();
    this.address = device.macAddress();
    this.output = output;
    this.input = input;
    this.arena = arena;
    this.onClose = onClose;
    output.bindForSending(deviceIndex);
    if (input != null) {
      input.bindForReceiving(deviceIndex);
    }
  }

  @Override
  public String name() {
    return "socket";
  }

  @Override
  public String detail() {
    return detail;
  }

  @Override
  public PktioCapability capability() {
    return new PktioCapability(
        Capabilities.INPUT_MODES,
        Capabilities.OUTPUT_MODES,
        1,
        MAX_OUTPUTS,
        true,
        true,
        MIN_MTU + Ethernet.LENGTH,
        MAX_MTU + Ethernet.LENGTH,
        false);
  }

  /** The queue's packets and memory are made once; configuring it again keeps them. */
  @Override
  public Receiver[] inputs(PktinQueueParam param, QueueCounters[] counters) {
    if (input == null) {
      throw new IllegalStateException("the input is disabled");
    }
    if (receiver == null) {
      receiver = new SocketReceiver(input, pool, counters[0], arena);
      inputCounters = counters[0];
    }
    return new Receiver[] {receiver};
  }

  @Override
  public Sender[] outputs(PktoutQueueParam param, QueueCounters[] counters) {
    return Stream.of(counters)
        .map(queue -> new SocketSender(output, queue, arena))
        .toArray(Sender[]::new);
  }

  @Override
  public void start() {
    if (input != null) {
      input.accepting(true);
    }
  }

  @Override
  public void stop() {
    if (input != null) {
      input.accepting(false);
    }
  }

  @Override
  public void readDeviceCounters() {
    if (input != null && inputCounters != null) {
      inputCounters.add(Count.NO_DESCRIPTOR, input.takeDrops());
    }
  }

  @Override
  public void close() {
    if (receiver != null) {
      receiver.close();
    }
    if (input != null) {
      readDeviceCounters();
      input.close();
    }
    output.close();
    arena.close();
    onClose.run();
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
    return promiscuous || device.promiscuous();
  }

  @Override
  public void promiscuous(boolean on) {
    if (on != promiscuous) {
      output.promiscuous(deviceIndex, on);
      promiscuous = on;
    }
  }

  @Override
  public PktioLink link() {
    return device.link();
  }
}
