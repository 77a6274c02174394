package org.odpj.linuxgeneric.pool;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.event.EventVector;
import org.odpj.event.EventVectorPool;
import org.odpj.pool.VectorPoolParam;

/** A pool of vectors of events. */
final class LinuxEventVectorPool extends ElementPool<EventVector> implements EventVectorPool {
  private final VectorPoolParam param;
  private final FreeStore<EventVector> store;

  LinuxEventVectorPool(VectorPoolParam param, Parts parts) {
    super(parts, param.count());
    this.param = param;
    EventVector[] vectors = new EventVector[param.count()];
    for (int i = 0; i < vectors.length; i++) {
      MemorySegment userArea = userArea(i, param.userAreaInit());
      vectors[i] = new LinuxEventVector(this, i, new Event[param.size()], userArea);
    }
    this.store = new FreeStore<>(vectors, param.cache(), EventVector[]::new);
  }

  @Override
  FreeStore<EventVector> store() {
    return store;
  }

  @Override
  public VectorPoolParam param() {
    return param;
  }

  @Override
  public @Nullable EventVector alloc() {
    // Only vectors of this class are ever put into the store.
    LinuxEventVector vector = (LinuxEventVector) store.takeOne();
    if (vector != null) {
      vector.renew();
      if (ledger != null) {
        ledger.allocated(vector);
      }
    }
    return vector;
  }

  /** Frees a vector, and the events at the start of its table. */
  void free(LinuxEventVector vector, int events) {
    if (ledger != null) {
      ledger.freed(vector);
    }
    Event.freeAll(vector.table(), 0, events);
    store.putOne(vector);
  }
}
