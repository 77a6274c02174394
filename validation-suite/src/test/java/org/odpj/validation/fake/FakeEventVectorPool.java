package org.odpj.validation.fake;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.event.EventType;
import org.odpj.event.EventVector;
import org.odpj.event.EventVectorPool;
import org.odpj.pool.Pool;
import org.odpj.pool.VectorPoolParam;

/** A pool of vectors of events. */
final class FakeEventVectorPool extends FakeVectorPool<EventVector> implements EventVectorPool {
  FakeEventVectorPool(
      String name, VectorPoolParam param, FakePools pools, Consumer<? super Pool> onClose) {
    super(name, param, pools, onClose);
    fill(i -> new Vector(this, new Event[param.size()], userArea(i)));
  }

  @Override
  public @Nullable EventVector alloc() {
    EventVector taken = take();
    if (taken instanceof Vector vector) {
      vector.renew();
    }
    return taken;
  }

  private static final class Vector extends EventVector {
    private final FakeEventVectorPool pool;
    private final Event[] table;
    private final MemorySegment userArea;
    private int size;
    private boolean userFlag;
    private @Nullable EventType contentType;

    Vector(FakeEventVectorPool pool, Event[] table, MemorySegment userArea) {
      this.pool = pool;
      this.table = table;
      this.userArea = userArea;
    }

    void renew() {
      size = 0;
      userFlag = false;
      contentType = null;
      clearFlowId();
    }

    @Override
    public EventVectorPool pool() {
      return pool;
    }

    @Override
    public Event[] table() {
      return table;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public void size(int newSize) {
      size = checkSize(newSize, table.length);
    }

    @Override
    public @Nullable EventType contentType() {
      return contentType;
    }

    @Override
    public void contentType(@Nullable EventType type) {
      contentType = type;
    }

    @Override
    public boolean userFlag() {
      return userFlag;
    }

    @Override
    public void userFlag(boolean flag) {
      userFlag = flag;
    }

    @Override
    public MemorySegment userArea() {
      return userArea;
    }

    @Override
    public void free() {
      pool.free(this, table, size);
    }

    @Override
    public void freeVector() {
      pool.free(this, table, 0);
    }
  }
}
