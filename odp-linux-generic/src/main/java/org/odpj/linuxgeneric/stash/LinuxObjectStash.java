package org.odpj.linuxgeneric.stash;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.odpj.stash.ObjectStash;
import org.odpj.stash.Stash;
import org.odpj.stash.StashParam;

/**
 * A stash of references. Slots are cleared when they are read: what an application stores lives as
 * long as the application wants, not as long as the stash.
 *
 * @param <T> what they refer to
 */
final class LinuxObjectStash<T> extends LinuxStash<T[]> implements ObjectStash<T> {
  private final IntFunction<T[]> newArray;
  private final @Nullable T[] slots;

  LinuxObjectStash(
      String name, StashParam param, IntFunction<T[]> newArray, Consumer<? super Stash> onClose) {
    super(name, param, onClose);
    this.newArray = newArray;
    this.slots = newArray.apply(slotCount());
  }

  @Override
  public int put(T[] objects, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, objects.length);
    return put(objects, offset, count, 1);
  }

  @Override
  public int putBatch(T[] objects, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, objects.length);
    return put(objects, offset, count, count);
  }

  @Override
  public int get(T[] objects, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, objects.length);
    return get(objects, offset, count, 1);
  }

  @Override
  public int getBatch(T[] objects, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, objects.length);
    return get(objects, offset, count, count);
  }

  @Override
  void copyIn(T[] source, int offset, int slot, int count) {
    System.arraycopy(source, offset, slots, slot, count);
  }

  @Override
  void copyOut(int slot, T[] target, int offset, int count) {
    System.arraycopy(slots, slot, target, offset, count);
    Arrays.fill(slots, slot, slot + count, null);
  }

  @Override
  T[] newArray(int length) {
    return newArray.apply(length);
  }

  @Override
  void copy(T[] source, int from, T[] target, int to, int count) {
    System.arraycopy(source, from, target, to, count);
  }
}
