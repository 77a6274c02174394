package org.odpj.spi;

import java.util.function.Consumer;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.error.OdpException;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolCapability;

/** Makes pools. Thread-safe. */
public interface PoolProvider {
  /**
   * What pools it can make.
   *
   * @return the capability
   */
  PoolCapability capability();

  /**
   * Makes a packet pool. The parameters have been checked against the capability.
   *
   * @param name any text
   * @param param what it shall be
   * @param onClose to be called once, with the object, when it is closed
   * @return the pool
   * @throws OdpException if memory cannot be had
   */
  PacketPool createPacketPool(String name, PacketPoolParam param, Consumer<? super Pool> onClose);

  /**
   * Makes a buffer pool. The parameters have been checked against the capability.
   *
   * @param name any text
   * @param param what it shall be
   * @param onClose to be called once, with the object, when it is closed
   * @return the pool
   * @throws OdpException if memory cannot be had
   */
  BufferPool createBufferPool(String name, BufferPoolParam param, Consumer<? super Pool> onClose);
}
