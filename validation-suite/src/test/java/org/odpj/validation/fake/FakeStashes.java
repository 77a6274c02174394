package org.odpj.validation.fake;

import java.lang.reflect.Array;
import java.util.EnumSet;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.odpj.spi.StashProvider;
import org.odpj.stash.IntStash;
import org.odpj.stash.LongStash;
import org.odpj.stash.ObjectStash;
import org.odpj.stash.Stash;
import org.odpj.stash.StashCapability;
import org.odpj.stash.StashParam;
import org.odpj.stash.StashType;

/** Makes stashes. */
record FakeStashes(Fault fault) implements StashProvider {
  @Override
  public StashCapability capability() {
    return new StashCapability(EnumSet.allOf(StashType.class), 64, 8_192, 0);
  }

  @Override
  public IntStash createIntStash(String name, StashParam param, Consumer<? super Stash> onClose) {
    return new OfInts(name, param, fault, onClose);
  }

  @Override
  public LongStash createLongStash(String name, StashParam param, Consumer<? super Stash> onClose) {
    return new OfLongs(name, param, fault, onClose);
  }

  @Override
  public <T> ObjectStash<T> createObjectStash(
      String name, StashParam param, IntFunction<T[]> newArray, Consumer<? super Stash> onClose) {
    return new OfObjects<>(name, param, fault, onClose);
  }

  private static final class OfInts extends FakeStash implements IntStash {
    OfInts(String name, StashParam param, Fault fault, Consumer<? super Stash> onClose) {
      super(name, param, fault, onClose);
    }

    @Override
    public int put(int[] objects, int offset, int count) {
      Objects.checkFromIndexSize(offset, count, objects.length);
      return put(i -> objects[i], offset, count, false);
    }

    @Override
    public int putBatch(int[] objects, int offset, int count) {
      Objects.checkFromIndexSize(offset, count, objects.length);
      return put(i -> objects[i], offset, count, true);
    }

    @Override
    public int get(int[] objects, int offset, int count) {
      Objects.checkFromIndexSize(offset, count, objects.length);
      return get((object, i) -> objects[i] = (int) object, offset, count, false);
    }

    @Override
    public int getBatch(int[] objects, int offset, int count) {
      Objects.checkFromIndexSize(offset, count, objects.length);
      return get((object, i) -> objects[i] = (int) object, offset, count, true);
    }
  }

  private static final class OfLongs extends FakeStash implements LongStash {
    OfLongs(String name, StashParam param, Fault fault, Consumer<? super Stash> onClose) {
      super(name, param, fault, onClose);
    }

    @Override
    public int put(long[] objects, int offset, int count) {
      Objects.checkFromIndexSize(offset, count, objects.length);
      return put(i -> objects[i], offset, count, false);
    }

    @Override
    public int putBatch(long[] objects, int offset, int count) {
      Objects.checkFromIndexSize(offset, count, objects.length);
      return put(i -> objects[i], offset, count, true);
    }

    @Override
    public int get(long[] objects, int offset, int count) {
      Objects.checkFromIndexSize(offset, count, objects.length);
      return get((object, i) -> objects[i] = (long) object, offset, count, false);
    }

    @Override
    public int getBatch(long[] objects, int offset, int count) {
      Objects.checkFromIndexSize(offset, count, objects.length);
      return get((object, i) -> objects[i] = (long) object, offset, count, true);
    }
  }

  private static final class OfObjects<T> extends FakeStash implements ObjectStash<T> {
    OfObjects(String name, StashParam param, Fault fault, Consumer<? super Stash> onClose) {
      super(name, param, fault, onClose);
    }

    @Override
    public int put(T[] objects, int offset, int count) {
      Objects.checkFromIndexSize(offset, count, objects.length);
      return put(i -> objects[i], offset, count, false);
    }

    @Override
    public int putBatch(T[] objects, int offset, int count) {
      Objects.checkFromIndexSize(offset, count, objects.length);
      return put(i -> objects[i], offset, count, true);
    }

    @Override
    public int get(T[] objects, int offset, int count) {
      Objects.checkFromIndexSize(offset, count, objects.length);
      return get((object, i) -> Array.set(objects, i, object), offset, count, false);
    }

    @Override
    public int getBatch(T[] objects, int offset, int count) {
      Objects.checkFromIndexSize(offset, count, objects.length);
      return get((object, i) -> Array.set(objects, i, object), offset, count, true);
    }
  }
}
