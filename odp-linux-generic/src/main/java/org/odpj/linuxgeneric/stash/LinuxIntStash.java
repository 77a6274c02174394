package org.odpj.linuxgeneric.stash;

import java.util.Objects;
import java.util.function.Consumer;
import org.odpj.stash.IntStash;
import org.odpj.stash.Stash;
import org.odpj.stash.StashParam;

/** A stash of ints. */
final class LinuxIntStash extends LinuxStash<int[]> implements IntStash {
  private final int[] slots;

  LinuxIntStash(String name, StashParam param, Consumer<? super Stash> onClose) {
    super(name, param, onClose);
    this.slots = new int[slotCount()];
  }

  @Override
  public int put(int[] objects, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, objects.length);
    return put(objects, offset, count, 1);
  }

  @Override
  public int putBatch(int[] objects, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, objects.length);
    return put(objects, offset, count, count);
  }

  @Override
  public int get(int[] objects, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, objects.length);
    return get(objects, offset, count, 1);
  }

  @Override
  public int getBatch(int[] objects, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, objects.length);
    return get(objects, offset, count, count);
  }

  @Override
  void copyIn(int[] source, int offset, int slot, int count) {
    System.arraycopy(source, offset, slots, slot, count);
  }

  @Override
  void copyOut(int slot, int[] target, int offset, int count) {
    System.arraycopy(slots, slot, target, offset, count);
  }

  @Override
  int[] newArray(int length) {
    return new int[length];
  }

  @Override
  void copy(int[] source, int from, int[] target, int to, int count) {
    System.arraycopy(source, from, target, to, count);
  }
}
