package org.odpj.linuxgeneric.pktio.device;

import org.odpj.linuxgeneric.pktio.base.Driver;
import org.odpj.linuxgeneric.pktio.base.Opening;

/** A kind of driver for a network device. */
@FunctionalInterface
public interface DeviceKind {
  /**
   * Makes the driver.
   *
   * @param opening what the interface is opened with
   * @param device the device; the driver closes it, but not if this throws
   * @param why why this kind was taken; empty if the user asked for it
   * @return the driver
   */
  Driver open(Opening opening, NetDevice device, String why);
}
