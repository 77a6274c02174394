package org.odpj.linuxgeneric.pktio.tap;

import java.lang.foreign.Arena;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.linuxgeneric.pktio.base.Capabilities;
import org.odpj.linuxgeneric.pktio.base.DeviceExtras;
import org.odpj.linuxgeneric.pktio.base.Driver;
import org.odpj.linuxgeneric.pktio.base.Opening;
import org.odpj.linuxgeneric.pktio.base.QueueCounters;
import org.odpj.linuxgeneric.pktio.base.Receiver;
import org.odpj.linuxgeneric.pktio.base.Sender;
import org.odpj.linuxgeneric.pktio.device.NetDevice;
import org.odpj.linuxgeneric.pktio.device.TaggedFrames;
import org.odpj.linuxgeneric.pktio.filter.PacketFilter;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.PktioCapability;
import org.odpj.pktio.PktioLink;
import org.odpj.pktio.PktoutQueueParam;
import org.odpj.proto.Ethernet;
import org.odpj.proto.MacAddress;

/**
 * {@code tap:NAME}: a network device that is made when the interface is opened and removed when it
 * is closed. What the kernel sends to the device is received here, and what is sent here the kernel
 * receives from the device, as if the two were the ends of a cable; each end has an address of its
 * own.
 *
 * <p>The device is up while the interface is started. Several queues are queues of the device,
 * which spreads frames by their flow. If somebody removes the device, stop and start make it again.
 */
public final class TapDriver implements Driver {
  /** What names of this kind start with. */
  public static final String PREFIX = "tap:";

  private static final Pattern DEVICE_NAME = Pattern.compile("[^\\s/:%]{1,15}");
  private static final int MAX_QUEUES = 8;
  private static final int MIN_MTU = 68;
  private static final int MAX_MTU = 65_535 - Ethernet.LENGTH;

  /** Locally administered, not a group. */
  private static final long LOCAL = 0x02L << 40;

  private final String name;
  private final PacketPool pool;
  private final @Nullable PacketFilter filter;
  private final String filterDetail;
  private final MacAddress address;
  private final NetDevice device;
  private final Arena arena = Arena.ofShared();
  private final List<TapQueue> queues = new ArrayList<>();
  private final List<TapReceiver> receivers = new ArrayList<>();
  private boolean promiscuous = true;

  private TapDriver(String name, Opening opening) {
    this.name = name;
    this.pool = opening.pool();
    this.filter = opening.filter();
    this.filterDetail = opening.filterDetail();
    this.address = new MacAddress(LOCAL | (new SecureRandom().nextLong() & 0xff_ffff_ffffL));
    TapQueue first = TapQueue.attach(name);
    queues.add(first);
    try {
      this.device = NetDevice.open(name);
    } catch (OdpException e) {
      first.close();
      throw e;
    }
  }

  /**
   * Makes the device.
   *
   * @param opening what it is opened with
   * @param name its name
   * @return the driver
   * @throws OdpException if the name cannot be a device's, or the kernel refuses
   */
  public static Driver open(Opening opening, String name) {
    if (!DEVICE_NAME.matcher(name).matches()) {
      throw new OdpException(
          ErrorCode.INTERFACE_SPEC_INVALID,
          "%s: '%s' cannot be a device's name; give 1 to 15 characters without blanks, '/', ':', '%%'"
              .formatted(opening.name(), name));
    }
    if (NetDevice.names().contains(name)) {
      throw new OdpException(
          ErrorCode.INTERFACE_BUSY,
          "%s: there is a device '%s' already; choose another name, or remove it: ip link del %s"
              .formatted(opening.name(), name, name));
    }
    return new TapDriver(name, opening);
  }

  @Override
  public String name() {
    return "tap";
  }

  @Override
  public String detail() {
    return "the other end of the device " + name + filterDetail + device.trouble();
  }

  @Override
  public PktioCapability capability() {
    return new PktioCapability(
        Capabilities.INPUT_MODES,
        Capabilities.OUTPUT_MODES,
        MAX_QUEUES,
        MAX_QUEUES,
        true,
        true,
        MIN_MTU + Ethernet.LENGTH,
        MAX_MTU + Ethernet.LENGTH,
        false);
  }

  /** The device has as many queues as are received from, so that no frame goes to another. */
  @Override
  public Receiver[] inputs(PktinQueueParam param, QueueCounters[] counters) {
    receivers.forEach(TapReceiver::close);
    receivers.clear();
    while (queues.size() > counters.length) {
      queues.removeLast().close();
    }
    while (queues.size() < counters.length) {
      queues.add(TapQueue.attach(name));
    }
    for (int i = 0; i < counters.length; i++) {
      receivers.add(new TapReceiver(queues.get(i), pool, counters[i], arena));
    }
    return receivers.stream()
        .map(receiver -> TaggedFrames.filtered(receiver, filter))
        .toArray(Receiver[]::new);
  }

  /** All send by the first queue, the one that is always there; the kernel locks nothing there. */
  @Override
  public Sender[] outputs(PktoutQueueParam param, QueueCounters[] counters) {
    Sender[] senders = new Sender[counters.length];
    for (int i = 0; i < senders.length; i++) {
      senders[i] = new TapSender(queues.getFirst(), counters[i], arena);
    }
    return senders;
  }

  @Override
  public void start() {
    if (!device.present()) {
      queues.forEach(TapQueue::reattach);
      device.find();
    }
    if (filter != null) {
      queues.getFirst().filter(filter);
    }
    queues.getFirst().passOnlyTo(!promiscuous, address);
    receivers.forEach(TapReceiver::drain);
    device.up(true);
  }

  @Override
  public void stop() {
    if (device.present()) {
      device.up(false);
    }
  }

  @Override
  public void close() {
    receivers.forEach(TapReceiver::close);
    queues.forEach(TapQueue::close);
    device.close();
    arena.close();
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
    return promiscuous;
  }

  @Override
  public void promiscuous(boolean on) {
    queues.getFirst().passOnlyTo(!on, address);
    promiscuous = on;
  }

  @Override
  public PktioLink link() {
    return device.link();
  }
}
