package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.LongStream;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.stash.IntStash;
import org.odpj.stash.StashCapability;
import org.odpj.stash.StashOpMode;
import org.odpj.stash.StashParam;
import org.odpj.stash.StashType;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;
import org.odpj.validation.suite.Variant;

/** Stashes. */
@CasesOf("stash")
public final class StashCases {
  private static final int SIZE = 1_000;

  @Conformance(
      odp = "stash/stash_capability",
      clause = "The capability's numbers are usable.",
      strategy = "Any order is there, at least one stash of at least one object.",
      ifFails = "The stash provider's capability().")
  void capabilityIsSane(Fixture fixture) {
    StashCapability can = fixture.odp().stashCapability();
    assertTrue(can.types().contains(StashType.DEFAULT), () -> "types " + can.types());
    assertTrue(can.maxStashes() >= 1, () -> "maxStashes " + can.maxStashes());
    assertTrue(can.maxCount() >= 1, () -> "maxCount " + can.maxCount());
    assertTrue(can.maxCache() >= 0, () -> "maxCache " + can.maxCache());
  }

  @Conformance(
      odp = "stash/stash_param_defaults",
      clause = "The default is any order, for any threads, without a cache.",
      strategy = "Reads the defaults and makes a stash of them.",
      ifFails = "StashParam.of.")
  void defaultsAreServed(Fixture fixture) {
    StashParam param = StashParam.of(8);
    assertEquals(
        new StashParam(StashType.DEFAULT, StashOpMode.MT, StashOpMode.MT, 8, 0, false), param);
    assertEquals(param, ints(fixture, param).param(), "the stash's parameters");
  }

  /** Kinds and names. */
  enum Naming implements Variant {
    CREATE_U32(AnyStash.Kind.INT, "a"),
    CREATE_U64(AnyStash.Kind.LONG, "b"),
    CREATE_U32_LONG_NAME(AnyStash.Kind.INT, "n".repeat(1_000)),
    OBJECTS(AnyStash.Kind.OBJECT, "c");

    private final AnyStash.Kind kind;
    private final String label;

    Naming(AnyStash.Kind kind, String label) {
      this.kind = kind;
      this.label = label;
    }

    @Override
    public String odpName() {
      return this == OBJECTS ? CREATE_U64.odpName() : Variant.super.odpName();
    }
  }

  @Conformance(
      odp = "stash/stash_{variant}",
      variants = Naming.class,
      clause = "A stash is found by its name, however long, until it is closed.",
      strategy = "Makes one, looks it up, closes it, looks it up again.",
      ifFails = "When the provider calls onClose.")
  void isFoundByName(Fixture fixture, Naming naming) {
    AnyStash any = AnyStash.of(fixture.odp(), naming.label, naming.kind, StashParam.of(SIZE));
    assertEquals(naming.label, any.stash().name(), "name");
    assertEquals(any.stash(), fixture.odp().lookupStash(naming.label).orElseThrow());
    any.stash().close();
    any.stash().close();
    assertTrue(fixture.odp().lookupStash(naming.label).isEmpty(), "found after close");
  }

  @Conformance(
      odp = {"stash/stash_{variant}", "stash/stash_{prefix}"},
      variants = StashForm.class,
      clause =
          "A stash holds as many objects as it was asked to and gives each back once; first in,"
              + " first out if so made.",
      strategy = "Fills it in bursts, empties it in bursts, and asks for more.",
      ifFails = "How bursts are copied where the ring wraps.")
  void givesBackWhatWasPut(Fixture fixture, StashForm form) {
    AnyStash stash =
        fixture(fixture, form.kind(), StashParam.of(SIZE).withType(supported(fixture, form)));
    for (int round = 0; round < 3; round++) {
      long first = 1L + (long) round * SIZE;
      fill(stash, form, first);
      long[] got = drain(stash, form);
      if (form.type() == StashType.DEFAULT) {
        Arrays.sort(got);
      }
      assertArrayEquals(LongStream.range(first, first + SIZE).toArray(), got, "what came back");
      assertEquals(0, stash.get(new long[form.burst()], form.batch()), "got from an empty stash");
    }
  }

  private static StashType supported(Fixture fixture, StashForm form) {
    NotApplicable.unlessContains(
        "the stash types", fixture.odp().stashCapability().types(), form.type());
    return form.type();
  }

  private static void fill(AnyStash stash, StashForm form, long first) {
    for (int done = 0; done < SIZE; ) {
      int count = Math.min(form.burst(), SIZE - done);
      long[] burst = LongStream.range(first + done, first + done + count).toArray();
      int put = stash.put(burst, form.batch());
      assertEquals(count, put, "put where there must be room");
      done += put;
    }
  }

  private static long[] drain(AnyStash stash, StashForm form) {
    long[] all = new long[SIZE];
    for (int done = 0; done < SIZE; ) {
      long[] burst = new long[Math.min(form.burst(), SIZE - done)];
      int got = stash.get(burst, form.batch());
      assertEquals(burst.length, got, "got after " + done);
      System.arraycopy(burst, 0, all, done, got);
      done += got;
    }
    return all;
  }

  /** Kinds and orders of which there shall be many. */
  enum Many implements Variant {
    CREATE_U32_ALL(AnyStash.Kind.INT, StashType.DEFAULT),
    CREATE_U64_ALL(AnyStash.Kind.LONG, StashType.DEFAULT),
    CREATE_FIFO_U32_ALL(AnyStash.Kind.INT, StashType.FIFO),
    CREATE_FIFO_U64_ALL(AnyStash.Kind.LONG, StashType.FIFO);

    private final AnyStash.Kind kind;
    private final StashType type;

    Many(AnyStash.Kind kind, StashType type) {
      this.kind = kind;
      this.type = type;
    }
  }

  @Conformance(
      odp = "stash/stash_{variant}",
      variants = Many.class,
      clause =
          "As many stashes as the capability says can be open, each works, and one more is"
              + " refused.",
      strategy = "Opens all, uses each; one more gives ODP-503.",
      ifFails = "Tables of fixed size.")
  void opensTheMostStashes(Fixture fixture, Many many) {
    StashCapability can = fixture.odp().stashCapability();
    NotApplicable.unlessContains("the stash types", can.types(), many.type);
    StashParam param = StashParam.of(8).withType(many.type);
    List<AnyStash> stashes = new ArrayList<>();
    for (int i = 0; i < can.maxStashes(); i++) {
      stashes.add(fixture(fixture, many.kind, param));
    }
    OdpException e =
        assertThrows(OdpException.class, () -> fixture(fixture, many.kind, param), "one more");
    assertEquals(ErrorCode.RESOURCE_EXHAUSTED, e.code(), e.getMessage());
    long[] one = new long[1];
    for (int i = 0; i < stashes.size(); i++) {
      assertEquals(1, stashes.get(i).put(new long[] {i}, false), "put");
      assertEquals(1, stashes.get(i).get(one, false), "get");
      assertEquals(i, one[0], "what came back");
    }
  }

  @Conformance(
      odp = "stash/stash_stats_u32",
      clause = "Statistics count what is in the stash; it closes only when it is empty.",
      strategy = "Reads them before, between and after puts and gets; tries to close it full.",
      ifFails = "statistics() and close().")
  void countsWhatItHolds(Fixture fixture) {
    IntStash stash = ints(fixture, StashParam.of(SIZE));
    assertEquals(0, stash.statistics().count(), "count of a new stash");
    assertEquals(10, stash.put(new int[10], 0, 10), "put");
    assertEquals(10, stash.statistics().count(), "count after 10 puts");
    IllegalStateException e = assertThrows(IllegalStateException.class, stash::close, "close");
    Messages.assertNames(e, 10);
    assertEquals(4, stash.get(new int[10], 3, 4), "get");
    assertEquals(6, stash.statistics().count(), "count after 4 gets");
    assertEquals(6, stash.get(new int[10], 0, 10), "got");
    assertEquals(0, stash.statistics().count(), "count in the end");
  }

  @Conformance(
      clause = "Put takes a prefix of what does not fit; a batch all or none.",
      strategy = "Fills a stash, counts what it took, and looks for just that.",
      ifFails = "The room that a put sees.")
  void takesAPrefixOrTheBatch(Fixture fixture) {
    IntStash stash = ints(fixture, StashParam.of(16).withType(StashType.DEFAULT));
    int[] numbers = LongStream.range(0, 4_096).mapToInt(value -> (int) value).toArray();
    int took = stash.put(numbers, 0, numbers.length);
    assertTrue(took >= 16 && took < numbers.length, () -> "took " + took);
    assertEquals(0, stash.put(numbers, took, 1), "put into a full stash");
    assertEquals(3, stash.get(new int[3], 0, 3), "get");
    assertEquals(0, stash.putBatch(numbers, 0, 4), "a batch of 4 with room for 3");
    assertEquals(0, stash.getBatch(new int[took], 0, took), "a batch of more than there are");
    assertEquals(3, stash.putBatch(numbers, 0, 3), "a batch that fits");
    assertEquals(took, stash.getBatch(new int[took], 0, took), "all at once");
    assertThrows(IndexOutOfBoundsException.class, () -> stash.put(new int[2], 1, 2), "put");
    assertThrows(IndexOutOfBoundsException.class, () -> stash.get(new int[2], -1, 2), "get");
    assertEquals(0, stash.statistics().count(), "count");
  }

  @Conformance(
      clause = "Parameters outside the capability are refused, naming value and bound.",
      strategy = "Asks for too many, none, too large a cache, and one LOCAL side.",
      ifFails = "The check in front of the provider.")
  void refusesBadParameters(Fixture fixture) {
    StashCapability can = fixture.odp().stashCapability();
    StashParam good = StashParam.of(8);
    for (StashParam bad :
        List.of(
            StashParam.of(0),
            StashParam.of(can.maxCount() + 1),
            good.withCache(can.maxCache() + 1),
            good.withCache(-1),
            good.withModes(StashOpMode.LOCAL, StashOpMode.MT))) {
      assertThrows(IllegalArgumentException.class, () -> ints(fixture, bad), bad::toString);
    }
  }

  /** Modes of sides that are no more than one thread's. */
  enum Single implements Variant {
    ST(StashOpMode.ST),
    LOCAL(StashOpMode.LOCAL);

    private final StashOpMode mode;

    Single(StashOpMode mode) {
      this.mode = mode;
    }
  }

  @Conformance(
      variants = Single.class,
      clause = "A stash of one thread keeps what is put.",
      strategy = "Puts and gets in changing bursts, longer than the stash in all.",
      ifFails = "The sides without claims.")
  void servesOneThread(Fixture fixture, Single single) {
    IntStash stash =
        ints(
            fixture,
            StashParam.of(64)
                .withType(StashType.DEFAULT)
                .withModes(single.mode, single.mode)
                .withStrictSize(true));
    int[] in = new int[32];
    int[] out = new int[32];
    for (int i = 0; i < 500; i++) {
      int burst = 1 + i % 32;
      Arrays.fill(in, i);
      assertEquals(burst, stash.put(in, 0, burst), "put");
      assertEquals(burst, stash.get(out, 0, burst), "get");
      assertEquals(i, out[burst - 1], "what came back");
    }
  }

  @Conformance(
      clause = "A thread's cache is its own until it is flushed, or the thread ends.",
      strategy = "Puts in one thread and looks from another, before and after.",
      ifFails = "flushCache(), and what the end of a thread does.")
  void cachesBelongToThreads(Fixture fixture) {
    StashCapability can = fixture.odp().stashCapability();
    NotApplicable.unless(can.maxCache() > 0, () -> "maxCache is 0");
    IntStash stash = ints(fixture, StashParam.of(64).withCache(Math.min(16, can.maxCache())));
    fixture.parallel(
        1,
        thread -> {
          assertEquals(1, stash.put(new int[] {1}, 0, 1), "put");
          stash.flushCache();
          assertEquals(1, stash.statistics().count(), "count after flush");
          assertEquals(1, stash.put(new int[] {2}, 0, 1), "put");
          assertEquals(
              2, stash.statistics().count() + stash.statistics().cached(), "in stash and cache");
        });
    assertEquals(2, stash.statistics().count(), "count after the thread has ended");
    assertEquals(2, stash.get(new int[2], 0, 2), "got");
  }

  /** With and without caches. */
  enum Caching implements Variant {
    WITHOUT,
    WITH
  }

  @Conformance(
      variants = Caching.class,
      clause = "Threads that put and get at once neither lose an object nor get one twice.",
      strategy = "Four threads take tokens and give them back; each token has one holder.",
      ifFails = "The claims of the ring; what a cache leaves behind.")
  void losesNothingBetweenThreads(Fixture fixture, Caching caching) {
    StashCapability can = fixture.odp().stashCapability();
    int cache = caching == Caching.WITH ? Math.min(8, can.maxCache()) : 0;
    NotApplicable.unless(caching == Caching.WITHOUT || cache > 0, () -> "maxCache is 0");
    int tokens = 100;
    IntStash stash = ints(fixture, StashParam.of(tokens).withCache(cache));
    for (int i = 0; i < tokens; i++) {
      assertEquals(1, stash.put(new int[] {i}, 0, 1), "put");
    }
    stash.flushCache();
    AtomicIntegerArray held = new AtomicIntegerArray(tokens);
    fixture.parallel(
        4,
        thread -> {
          int[] burst = new int[9];
          for (int i = 0; i < 20_000; i++) {
            int got = stash.get(burst, 0, 1 + (i + thread) % 9);
            for (int j = 0; j < got; j++) {
              assertEquals(1, held.incrementAndGet(burst[j]), "holders of a token");
            }
            for (int j = 0; j < got; j++) {
              held.decrementAndGet(burst[j]);
            }
            Deadline deadline = Deadline.standard();
            for (int done = 0; done < got; ) {
              done += stash.put(burst, done, got - done);
              deadline.orFail(() -> "no room for what was taken out");
            }
          }
        });
    assertEquals(tokens, stash.get(new int[tokens + 1], 0, tokens + 1), "tokens in the end");
  }

  private static AnyStash fixture(Fixture fixture, AnyStash.Kind kind, StashParam param) {
    AnyStash any = AnyStash.of(fixture.odp(), "case", kind, param);
    fixture.closing(any.stash());
    return any;
  }

  private static IntStash ints(Fixture fixture, StashParam param) {
    return fixture.closing(fixture.odp().createIntStash("case", param));
  }
}
