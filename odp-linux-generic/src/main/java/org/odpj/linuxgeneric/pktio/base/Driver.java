package org.odpj.linuxgeneric.pktio.base;

import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.PktioCapability;
import org.odpj.pktio.PktioLink;
import org.odpj.pktio.PktoutQueueParam;
import org.odpj.proto.MacAddress;

/**
 * One kind of interface. {@link DriverPktio} calls it under one lock, with parameters that it has
 * checked against the capability, and only in the states that each method names.
 */
public interface Driver {
  /**
   * The driver's name, as users know it.
   *
   * @return such as {@code pcap}
   */
  String name();

  /**
   * Why this driver and in which mode, and what keeps it from passing frames now.
   *
   * @return one line; empty if there is nothing to say
   */
  String detail();

  /**
   * What the interface can do.
   *
   * @return always equal
   */
  PktioCapability capability();

  /**
   * Makes the input queues anew. Called while stopped.
   *
   * @param param how many and how used
   * @param counters one for each queue
   * @return one for each queue
   */
  Receiver[] inputs(PktinQueueParam param, QueueCounters[] counters);

  /**
   * Makes the output queues anew. Called while stopped.
   *
   * @param param how many and how used
   * @param counters one for each queue
   * @return one for each queue
   */
  Sender[] outputs(PktoutQueueParam param, QueueCounters[] counters);

  /** Lets packets in and out. Called while stopped and configured; it stays so if this throws. */
  default void start() {}

  /** Lets no more packets in or out, and puts on their way those that were accepted. */
  default void stop() {}

  /** Frees what the interface holds. Called once, while stopped. */
  void close();

  /** Brings counters up to date that the device keeps itself. */
  default void readDeviceCounters() {}

  /**
   * What a device has beyond passing frames.
   *
   * @return always the same
   */
  default DeviceExtras extras() {
    return DeviceExtras.NONE;
  }

  /**
   * The hardware address.
   *
   * @return the address
   */
  MacAddress macAddress();

  /**
   * The longest frame.
   *
   * @return bytes
   */
  int maxFrameLength();

  /**
   * Sets the longest frame. Called while stopped, if the capability allows it.
   *
   * @param bytes within the capability
   */
  default void maxFrameLength(int bytes) {
    throw new IllegalStateException(name() + " has a fixed frame length");
  }

  /**
   * Whether frames for other stations are received as well.
   *
   * @return true if so
   */
  default boolean promiscuous() {
    return true;
  }

  /**
   * Sets promiscuous mode. Called if the capability allows it.
   *
   * @param on true to receive every frame
   */
  default void promiscuous(boolean on) {
    throw new IllegalStateException(name() + " is always promiscuous");
  }

  /**
   * The link as it is now.
   *
   * @return its state
   */
  PktioLink link();
}
