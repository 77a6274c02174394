package org.odpj.linuxgeneric.stash;

import java.util.Objects;
import java.util.function.Consumer;
import org.odpj.stash.LongStash;
import org.odpj.stash.Stash;
import org.odpj.stash.StashParam;

/** A stash of longs. */
final class LinuxLongStash extends LinuxStash<long[]> implements LongStash {
  private final long[] slots;

  LinuxLongStash(String name, StashParam param, Consumer<? super Stash> onClose) {
    super(name, param, onClose);
    this.slots = new long[slotCount()];
  }

  @Override
  public int put(long[] objects, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, objects.length);
    return put(objects, offset, count, 1);
  }

  @Override
  public int putBatch(long[] objects, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, objects.length);
    return put(objects, offset, count, count);
  }

  @Override
  public int get(long[] objects, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, objects.length);
    return get(objects, offset, count, 1);
  }

  @Override
  public int getBatch(long[] objects, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, objects.length);
    return get(objects, offset, count, count);
  }

  @Override
  void copyIn(long[] source, int offset, int slot, int count) {
    System.arraycopy(source, offset, slots, slot, count);
  }

  @Override
  void copyOut(int slot, long[] target, int offset, int count) {
    System.arraycopy(slots, slot, target, offset, count);
  }

  @Override
  long[] newArray(int length) {
    return new long[length];
  }

  @Override
  void copy(long[] source, int from, long[] target, int to, int count) {
    System.arraycopy(source, from, target, to, count);
  }
}
