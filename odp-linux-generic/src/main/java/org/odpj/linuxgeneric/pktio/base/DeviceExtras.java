package org.odpj.linuxgeneric.pktio.base;

import java.util.List;
import org.odpj.pktio.FlowControl;
import org.odpj.pktio.FlowControlCapability;

/** What some devices have beyond passing frames: counters of their own, and flow control. */
public interface DeviceExtras {
  /** Of an interface without a device. */
  DeviceExtras NONE =
      new DeviceExtras() {
        @Override
        public List<String> counterNames() {
          return List.of();
        }

        @Override
        public long[] counters() {
          return new long[0];
        }

        @Override
        public FlowControlCapability flowControlCapability() {
          return FlowControlCapability.NONE;
        }

        @Override
        public void flowControl(FlowControl wanted) {}
      };

  /**
   * The device's own counters.
   *
   * @return their names; empty if it has none
   */
  List<String> counterNames();

  /**
   * What they count.
   *
   * @return a value for each name
   */
  long[] counters();

  /**
   * What flow control the device can be set to.
   *
   * @return always equal
   */
  FlowControlCapability flowControlCapability();

  /**
   * Sets flow control, within the capability.
   *
   * @param wanted how; {@code UNKNOWN} leaves a direction as it is
   */
  void flowControl(FlowControl wanted);
}
