package org.odpj.linuxgeneric.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/**
 * An application in layers of queues, and what it does when it runs one event after the other.
 *
 * <p>A token is an event: its number below, its way above, four bits for each queue that it came
 * through. What a stage does with a token depends on the token and the seed alone: it drops it,
 * passes it on, or passes on two.
 */
final class OrderModel {
  static final int SINKS = 2;
  private static final int NUMBER_BITS = 32;

  /** One queue of one layer. */
  record Stage(int layer, int queue) implements Comparable<Stage> {
    @Override
    public int compareTo(Stage other) {
      return Comparator.comparingInt(Stage::layer)
          .thenComparingInt(Stage::queue)
          .compare(this, other);
    }
  }

  private final long seed;
  private final int[] widths;
  private final Map<Stage, List<Long>> processed = new TreeMap<>();
  private final List<Long> out = new ArrayList<>();

  OrderModel(long seed, int events) {
    this.seed = seed;
    this.widths = new Random(seed).ints(1, 4).limit(1 + Math.floorMod(seed, 3)).toArray();
    stages().forEach(stage -> processed.put(stage, new ArrayList<>()));
    for (int i = 0; i < events; i++) {
      process(first(i), token(i, first(i).queue()));
    }
  }

  int layers() {
    return widths.length;
  }

  List<Stage> stages() {
    List<Stage> stages = new ArrayList<>();
    for (int layer = 0; layer < widths.length; layer++) {
      for (int queue = 0; queue < widths[layer]; queue++) {
        stages.add(new Stage(layer, queue));
      }
    }
    return stages;
  }

  /** Where a new event goes. */
  Stage first(int number) {
    return new Stage(0, number % widths[0]);
  }

  static long token(int number, int queue) {
    return (1L << (NUMBER_BITS + 4)) | ((long) queue << NUMBER_BITS) | number;
  }

  static int lastQueue(long token) {
    return (int) (token >>> NUMBER_BITS) & 15;
  }

  /** What a stage makes of a token: each result's last queue is where it goes. */
  List<Long> results(Stage stage, long token) {
    boolean last = stage.layer() == widths.length - 1;
    int targets = last ? SINKS : widths[stage.layer() + 1];
    Random random = new Random(seed ^ (token * 0x9E3779B97F4A7C15L));
    int count = random.nextInt(8);
    List<Long> results = new ArrayList<>();
    // One in eight gives nothing, one in eight two, to one or two queues.
    int outputs = count <= 1 ? 2 * count : 1;
    for (int i = 0; i < outputs; i++) {
      long way = ((token >>> NUMBER_BITS) << 4) | random.nextInt(targets);
      results.add((way << NUMBER_BITS) | (token & ((1L << NUMBER_BITS) - 1)));
    }
    return results;
  }

  /** The tokens that a stage sees. */
  List<Long> processed(Stage stage) {
    return Objects.requireNonNull(processed.get(stage));
  }

  /** The numbers that come out, in order, for each way. */
  Map<Long, List<Integer>> expected() {
    return byWay(out);
  }

  static Map<Long, List<Integer>> byWay(List<Long> tokens) {
    Map<Long, List<Integer>> ways = new TreeMap<>();
    for (long token : tokens) {
      ways.computeIfAbsent(token >>> NUMBER_BITS, _ -> new ArrayList<>()).add((int) token);
    }
    return ways;
  }

  private void process(Stage stage, long token) {
    processed(stage).add(token);
    boolean last = stage.layer() == widths.length - 1;
    for (long result : results(stage, token)) {
      if (last) {
        out.add(result);
      } else {
        process(new Stage(stage.layer() + 1, lastQueue(result)), result);
      }
    }
  }
}
