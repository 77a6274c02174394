package org.odpj.linuxgeneric.pktio.device;

import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Set;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.linuxgeneric.pktio.base.Driver;
import org.odpj.linuxgeneric.pktio.base.DriverPktio;
import org.odpj.linuxgeneric.pktio.base.Opening;
import org.odpj.pktio.Pktio;

/** Opens the network devices of one data plane, each once, whatever drives it. */
public final class DeviceOpener {
  private final Set<String> open = new HashSet<>();

  /** No device is open. */
  public DeviceOpener() {}

  /**
   * Opens a device.
   *
   * @param opening what it is opened with
   * @param device its name
   * @param kind what shall drive it
   * @param why why that was taken; empty if the user asked for it
   * @return the interface
   * @throws OdpException if the device or the right to use it is absent
   */
  public synchronized Pktio open(Opening opening, String device, DeviceKind kind, String why) {
    if (open.contains(device)) {
      throw new OdpException(
          ErrorCode.INTERFACE_BUSY,
          "%s: the device is open already under another name; close that first".formatted(device));
    }
    NetDevice netDevice = NetDevice.open(device);
    try {
      Driver driver = kind.open(opening, netDevice, why);
      warnOfShortPackets(opening, device, driver.maxFrameLength());
      open.add(device);
      return new DriverPktio(opening.alsoOnClose(() -> closed(device)), driver);
    } catch (RuntimeException e) {
      netDevice.close();
      throw e;
    }
  }

  /**
   * Refuses a pool that receive queues would hold all packets of.
   *
   * @param opening with the pool
   * @param packets what one queue holds
   * @throws OdpException if the pool has fewer
   */
  public static void checkPool(Opening opening, int packets) {
    int capacity = opening.pool().capacity();
    if (opening.receives() && capacity < packets) {
      throw new OdpException(
          ErrorCode.POOL_TOO_SMALL,
          "%s: the pool has %d packets and the receive queue holds %d; make a larger pool"
              .formatted(opening.name(), capacity, packets));
    }
  }

  private synchronized void closed(String device) {
    open.remove(device);
  }

  private static void warnOfShortPackets(Opening opening, String device, int maxFrame) {
    int length = opening.pool().maxLength();
    if (opening.receives() && length < maxFrame) {
      opening.log().log(
          Level.WARNING,
          "%s: frames have up to %d bytes, the pool's packets hold %d: longer ones will count as"
                  .formatted(device, maxFrame, length)
              + " errors");
    }
  }
}
