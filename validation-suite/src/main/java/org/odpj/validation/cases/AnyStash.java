package org.odpj.validation.cases;

import java.util.Arrays;
import org.odpj.Odp;
import org.odpj.stash.IntStash;
import org.odpj.stash.LongStash;
import org.odpj.stash.ObjectStash;
import org.odpj.stash.Stash;
import org.odpj.stash.StashParam;

/** A stash of any kind, seen as one of longs, so that one case serves all kinds. */
interface AnyStash {
  /** The kinds of handles. */
  enum Kind {
    INT,
    LONG,
    OBJECT
  }

  /** The stash itself. */
  Stash stash();

  /** Puts values in, all or none if a batch. */
  int put(long[] values, boolean batch);

  /** Takes values out, all or none if a batch. */
  int get(long[] values, boolean batch);

  /** A stash of a kind. */
  static AnyStash of(Odp odp, String name, Kind kind, StashParam param) {
    return switch (kind) {
      case INT -> new OfInts(odp.createIntStash(name, param));
      case LONG -> new OfLongs(odp.createLongStash(name, param));
      case OBJECT -> new OfObjects(odp.createObjectStash(name, param, Long[]::new));
    };
  }

  /** One of ints. */
  record OfInts(IntStash stash) implements AnyStash {
    @Override
    public int put(long[] values, boolean batch) {
      int[] ints = Arrays.stream(values).mapToInt(value -> (int) value).toArray();
      return batch ? stash.putBatch(ints, 0, ints.length) : stash.put(ints, 0, ints.length);
    }

    @Override
    public int get(long[] values, boolean batch) {
      int[] ints = new int[values.length];
      int got = batch ? stash.getBatch(ints, 0, ints.length) : stash.get(ints, 0, ints.length);
      for (int i = 0; i < got; i++) {
        values[i] = ints[i];
      }
      return got;
    }
  }

  /** One of longs. */
  record OfLongs(LongStash stash) implements AnyStash {
    @Override
    public int put(long[] values, boolean batch) {
      return batch ? stash.putBatch(values, 0, values.length) : stash.put(values, 0, values.length);
    }

    @Override
    public int get(long[] values, boolean batch) {
      return batch ? stash.getBatch(values, 0, values.length) : stash.get(values, 0, values.length);
    }
  }

  /** One of references. */
  record OfObjects(ObjectStash<Long> stash) implements AnyStash {
    @Override
    public int put(long[] values, boolean batch) {
      Long[] objects = Arrays.stream(values).boxed().toArray(Long[]::new);
      return batch
          ? stash.putBatch(objects, 0, objects.length)
          : stash.put(objects, 0, objects.length);
    }

    @Override
    public int get(long[] values, boolean batch) {
      Long[] objects = new Long[values.length];
      int got =
          batch
              ? stash.getBatch(objects, 0, objects.length)
              : stash.get(objects, 0, objects.length);
      for (int i = 0; i < got; i++) {
        values[i] = objects[i];
      }
      return got;
    }
  }
}
