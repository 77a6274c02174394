package org.odpj.linuxgeneric.pool;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketVector;
import org.odpj.packet.PacketVectorPool;
import org.odpj.pool.VectorPoolParam;

/** A pool of vectors of packets. */
final class LinuxPacketVectorPool extends ElementPool<PacketVector> implements PacketVectorPool {
  private final VectorPoolParam param;
  private final FreeStore<PacketVector> store;

  LinuxPacketVectorPool(VectorPoolParam param, Parts parts) {
    super(parts, param.count());
    this.param = param;
    PacketVector[] vectors = new PacketVector[param.count()];
    for (int i = 0; i < vectors.length; i++) {
      MemorySegment userArea = userArea(i, param.userAreaInit());
      vectors[i] = new LinuxPacketVector(this, i, new Packet[param.size()], userArea);
    }
    this.store = new FreeStore<>(vectors, param.cache(), PacketVector[]::new);
  }

  @Override
  FreeStore<PacketVector> store() {
    return store;
  }

  @Override
  public VectorPoolParam param() {
    return param;
  }

  @Override
  public @Nullable PacketVector alloc() {
    // Only vectors of this class are ever put into the store.
    LinuxPacketVector vector = (LinuxPacketVector) store.takeOne();
    if (vector != null) {
      vector.renew();
      if (ledger != null) {
        ledger.allocated(vector);
      }
    }
    return vector;
  }

  /** Frees a vector, and the packets at the start of its table. */
  void free(LinuxPacketVector vector, int packets) {
    if (ledger != null) {
      ledger.freed(vector);
    }
    Event.freeAll(vector.table(), 0, packets);
    store.putOne(vector);
  }
}
