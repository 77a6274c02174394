package org.odpj.linuxgeneric.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a {@link RuleTree}. */
final class TreeBuilder {
  /** With so few rows a further step down does not pay. */
  private static final int LEAF = 4;

  /** Leaves hold at most so many times the rows there are, so that memory is bounded. */
  private static final int MAX_COPIES = 16;

  private final Map<LinuxPmr, Integer> indexes = new HashMap<>();
  private long budget;
  private long[] nodes = new long[64];
  private int nodesEnd;
  private long[] leaves = new long[256];
  private int leavesEnd;

  private TreeBuilder(int boxes) {
    budget = 1_024 + (long) MAX_COPIES * boxes;
  }

  /**
   * Builds a tree.
   *
   * @param boxes rows in the order in which they are tried
   * @param words their dimensions
   * @return the tree
   */
  static RuleTree build(List<Box> boxes, List<Word> words) {
    List<LinuxPmr> rules = boxes.stream().map(Box::rule).distinct().toList();
    TreeBuilder builder = new TreeBuilder(boxes.size());
    rules.forEach(rule -> builder.indexes.put(rule, builder.indexes.size()));
    List<Box> possible = boxes.stream().filter(box -> !box.isEmpty()).toList();
    long root = builder.node(possible, Region.all(words));
    return new RuleTree(
        rules.toArray(LinuxPmr[]::new),
        root,
        Arrays.copyOf(builder.nodes, builder.nodesEnd),
        Arrays.copyOf(builder.leaves, builder.leavesEnd));
  }

  private long node(List<Box> boxes, Region region) {
    Cut cut = boxes.size() <= LEAF || budget <= 0 ? null : Cut.best(boxes, region);
    return cut == null ? leaf(boxes, region) : node(boxes, region, cut);
  }

  private long node(List<Box> boxes, Region region, Cut cut) {
    budget -= cut.total() - boxes.size();
    int count = 1 << cut.bits();
    int children = nodesEnd;
    nodesEnd += count;
    if (nodesEnd > nodes.length) {
      nodes = Arrays.copyOf(nodes, Math.max(nodesEnd, nodes.length * 2));
    }
    List<List<Box>> parts = parts(boxes, region, cut);
    @Nullable List<Box> before = null;
    for (int i = 0; i < count; i++) {
      List<Box> part = parts.get(i);
      Region within = region.part(cut.word(), cut.bits(), i);
      // Not stored at once: what is built below may move the array.
      long child =
          before != null && isLike(before, part, region, cut)
              ? nodes[children + i - 1]
              : node(part, within);
      nodes[children + i] = child;
      before = part;
    }
    return RuleTree.node(cut.word(), region.free(cut.word()) - cut.bits(), cut.bits(), children);
  }

  private static List<List<Box>> parts(List<Box> boxes, Region region, Cut cut) {
    List<List<Box>> parts = new ArrayList<>();
    for (int i = 0; i < 1 << cut.bits(); i++) {
      parts.add(new ArrayList<>());
    }
    for (Box box : boxes) {
      int last = region.partOf(cut.word(), cut.bits(), box.high(cut.word()));
      for (int i = region.partOf(cut.word(), cut.bits(), box.low(cut.word())); i <= last; i++) {
        parts.get(i).add(box);
      }
    }
    return parts;
  }

  /** Whether two neighbours have the same rows, none of which sees a difference between them. */
  private static boolean isLike(List<Box> before, List<Box> part, Region region, Cut cut) {
    return before.size() == part.size()
        && before.equals(part)
        && part.stream().allMatch(box -> region.isCovered(box, cut.word()));
  }

  /** What is known from the way down to the leaf is not tested again. */
  private long leaf(List<Box> boxes, Region region) {
    int start = leavesEnd;
    put(boxes.size());
    for (Box box : boxes) {
      int head = leavesEnd;
      put(0);
      put(box.needed());
      long tests = 0;
      for (int i = 0; i < box.tests(); i++) {
        Test test = box.test(i);
        if (!(test.isInterval() && region.isCovered(box, box.indexOf(i)))) {
          put(box.indexOf(i));
          put(test.mask());
          put(test.low());
          put(test.span());
          tests++;
        }
      }
      leaves[head] = tests << Integer.SIZE | indexes.getOrDefault(box.rule(), -1);
    }
    return RuleTree.leaf(start);
  }

  private void put(long value) {
    if (leavesEnd == leaves.length) {
      leaves = Arrays.copyOf(leaves, leaves.length * 2);
    }
    leaves[leavesEnd++] = value;
  }
}
