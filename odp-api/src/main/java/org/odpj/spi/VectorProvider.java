package org.odpj.spi;

import java.util.function.Consumer;
import org.odpj.error.OdpException;
import org.odpj.event.EventVectorPool;
import org.odpj.packet.PacketVectorPool;
import org.odpj.pool.Pool;
import org.odpj.pool.VectorPoolCapability;
import org.odpj.pool.VectorPoolParam;

/** Makes pools of vectors, whose events may be of any backend. Thread-safe. */
public interface VectorProvider {
  /**
   * What pools of vectors it can make.
   *
   * @return the capability
   */
  VectorPoolCapability capability();

  /**
   * Makes a pool of vectors of events. The parameters have been checked against the capability.
   *
   * @param name any text
   * @param param what it shall be
   * @param onClose to be called once, with the object, when it is closed
   * @return the pool
   * @throws OdpException if memory cannot be had
   */
  EventVectorPool createEventVectorPool(
      String name, VectorPoolParam param, Consumer<? super Pool> onClose);

  /**
   * Makes a pool of vectors of packets. The parameters have been checked against the capability.
   *
   * @param name any text
   * @param param what it shall be
   * @param onClose to be called once, with the object, when it is closed
   * @return the pool
   * @throws OdpException if memory cannot be had
   */
  PacketVectorPool createPacketVectorPool(
      String name, VectorPoolParam param, Consumer<? super Pool> onClose);
}
