package org.odpj.linuxgeneric.pool;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.event.EventType;
import org.odpj.event.EventVector;
import org.odpj.event.EventVectorPool;
import org.odpj.spi.check.Ledger;
import org.odpj.spi.check.Tracked;

/** A vector of events of any backend. */
final class LinuxEventVector extends EventVector implements Tracked {
  private final LinuxEventVectorPool pool;
  private final int index;
  private final Event[] table;
  private final MemorySegment userArea;
  private int size;
  private @Nullable EventType contentType;
  private boolean userFlag;

  LinuxEventVector(LinuxEventVectorPool pool, int index, Event[] table, MemorySegment userArea) {
    this.pool = pool;
    this.index = index;
    this.table = table;
    this.userArea = userArea;
  }

  /** Makes it a new vector. */
  void renew() {
    size = 0;
    contentType = null;
    userFlag = false;
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
    size = VectorSize.check(newSize, table.length);
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
    pool.free(this, size);
  }

  @Override
  public void freeVector() {
    pool.free(this, 0);
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public @Nullable Ledger ledger() {
    return pool.ledger;
  }
}
