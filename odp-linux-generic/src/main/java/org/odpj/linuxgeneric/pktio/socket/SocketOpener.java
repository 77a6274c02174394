package org.odpj.linuxgeneric.pktio.socket;

import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.linuxgeneric.pktio.base.Driver;
import org.odpj.linuxgeneric.pktio.base.Opening;

/** Opens the network devices of one data plane, each once. */
public final class SocketOpener {
  private final Set<String> open = new HashSet<>();

  /**
   * The names of the network devices that there are.
   *
   * @return in alphabetical order
   */
  public static List<String> devices() {
    return NetDevice.names();
  }

  /**
   * Opens a device.
   *
   * @param opening what it is opened with
   * @param device one of {@link #devices}
   * @param why why this driver was taken; empty if the user asked for it
   * @return the interface's driver
   * @throws OdpException if the device or the right to use it is absent
   */
  @SuppressWarnings("MustBeClosedChecker") // The driver closes it.
  public synchronized Driver open(Opening opening, String device, String why) {
    if (open.contains(device)) {
      throw new OdpException(
          ErrorCode.INTERFACE_BUSY,
          "%s: the device is open already under another name; close that first".formatted(device));
    }
    checkPool(opening, device);
    Arena arena = Arena.ofShared();
    Sockets sockets = new Sockets();
    try {
      sockets.open(opening, device);
      NetDevice netDevice = new NetDevice(device, sockets.output());
      Driver driver =
          new SocketDriver(
              "packet socket on " + device + why,
              opening.pool(),
              netDevice,
              sockets.output(),
              sockets.input(),
              arena,
              () -> closed(device));
      warnOfShortPackets(opening, device, driver.maxFrameLength());
      open.add(device);
      return driver;
    } catch (RuntimeException e) {
      sockets.close();
      arena.close();
      throw e;
    }
  }

  private synchronized void closed(String device) {
    open.remove(device);
  }

  private static void checkPool(Opening opening, String device) {
    int capacity = opening.pool().capacity();
    if (opening.receives() && capacity < SocketReceiver.SLOTS) {
      throw new OdpException(
          ErrorCode.POOL_TOO_SMALL,
          "%s: the pool has %d packets and the receive queue holds %d; make a larger pool"
              .formatted(device, capacity, SocketReceiver.SLOTS));
    }
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
