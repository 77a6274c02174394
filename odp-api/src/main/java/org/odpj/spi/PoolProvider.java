package org.odpj.spi;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.error.OdpException;
import org.odpj.packet.ExternalPacketPool;
import org.odpj.packet.ExternalPoolParam;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pool.ExternalPoolCapability;
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

  /**
   * What packet pools it can make of the application's memory.
   *
   * @return the capability, none unless overridden
   */
  default ExternalPoolCapability externalCapability() {
    return ExternalPoolCapability.NONE;
  }

  /**
   * Makes a packet pool in the application's memory. The parameters have been checked against the
   * capability, and that the memory can be used by every thread.
   *
   * @param name any text
   * @param memory where all buffers will be
   * @param param what it shall be
   * @param onClose to be called once, with the object, when it is closed
   * @return the pool, not populated
   * @throws OdpException if memory for user areas cannot be had
   */
  default ExternalPacketPool createExternalPacketPool(
      String name, MemorySegment memory, ExternalPoolParam param, Consumer<? super Pool> onClose) {
    throw new IllegalStateException("the backend's capability says that it has no such pools");
  }
}
