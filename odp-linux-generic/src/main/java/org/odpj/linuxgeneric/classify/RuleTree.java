package org.odpj.linuxgeneric.classify;

import org.jspecify.annotations.Nullable;

/**
 * Finds the first of many rows that a packet matches: a tree that looks at some bits of one word at
 * each node, down to leaves of few rows, which are tried one after the other. A node is a {@code
 * long} that says which bits to look at and where its children are; so a step down is one read.
 * Immutable.
 */
final class RuleTree {
  private static final int LONGS_PER_TEST = 4;
  private static final int WORD_AT = 32;
  private static final int SHIFT_AT = 38;
  private static final int BITS_AT = 44;

  private final LinuxPmr[] rules;
  private final long root;
  private final long[] nodes;
  private final long[] leaves;

  /**
   * A tree.
   *
   * @param rules that leaves name by index, in the order in which they are tried
   * @param root a node or leaf
   * @param nodes children lie one after the other
   * @param leaves rows lie one after the other
   */
  RuleTree(LinuxPmr[] rules, long root, long[] nodes, long[] leaves) {
    this.rules = rules;
    this.root = root;
    this.nodes = nodes;
    this.leaves = leaves;
  }

  /** The rule that is tried before all others. */
  LinuxPmr first() {
    return rules[0];
  }

  /** A node that looks at some bits of a word, and so many places lower than its top. */
  static long node(int word, int shift, int bits, int children) {
    return (long) bits << BITS_AT | (long) shift << SHIFT_AT | (long) word << WORD_AT | children;
  }

  /** A leaf. */
  static long leaf(int start) {
    return Long.MIN_VALUE | start;
  }

  /** The first rule in force of which a row matches. */
  @Nullable LinuxPmr find(long[] key, long present) {
    long node = root;
    while (node >= 0) {
      long word = key[(int) (node >>> WORD_AT) & 63];
      int bits = (int) (node >>> BITS_AT);
      int child = (int) (word >>> (node >>> SHIFT_AT)) & ((1 << bits) - 1);
      node = nodes[(int) node + child];
    }
    return findInLeaf((int) node, key, present);
  }

  private @Nullable LinuxPmr findInLeaf(int start, long[] key, long present) {
    int at = start + 1;
    for (long rows = leaves[start]; rows > 0; rows--) {
      long head = leaves[at];
      int end = at + 2 + LONGS_PER_TEST * (int) (head >>> Integer.SIZE);
      if ((leaves[at + 1] & ~present) == 0 && hold(at + 2, end, key)) {
        LinuxPmr rule = rules[(int) head];
        if (rule.isInForce()) {
          return rule;
        }
      }
      at = end;
    }
    return null;
  }

  private boolean hold(int start, int end, long[] key) {
    for (int at = start; at < end; at += LONGS_PER_TEST) {
      long number = key[(int) leaves[at]] & leaves[at + 1];
      if (Long.compareUnsigned(number - leaves[at + 2], leaves[at + 3]) > 0) {
        return false;
      }
    }
    return true;
  }
}
