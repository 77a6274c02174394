package org.odpj.linuxgeneric.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A bounded first-in-first-out of references that is lock-free: a thread that is stopped anywhere
 * within a call holds up nobody. What it had claimed counts as full until it goes on.
 *
 * <p>It is the list of Michael and Scott in arrays. Each element has a node; the nodes in use hang
 * together from the head, whose own element is out already, to the tail; the others hang together
 * from {@link #free}. A burst is linked, taken and given back as one chain, with one
 * compare-and-set each.
 *
 * <p>Every shared word holds a node's index and a count that grows with each change, so that a word
 * that was read is never mistaken for a later one with the same node. The counts of head and tail
 * are what has gone out and in. They wrap, and only their differences are looked at.
 *
 * @param <E> what goes through
 */
public final class LockFreeFifo<E> extends RingIndexes.All {
  /** The largest size. */
  public static final int MAX_SIZE = 1 << 20;

  private static final int INDEX_BITS = 21;
  private static final int INDEX_MASK = (1 << INDEX_BITS) - 1;

  /** In the place of a node's index: none follows yet. */
  private static final int NONE = INDEX_MASK;

  /** In the place of a node's index: none will ever follow. */
  private static final int NEVER = INDEX_MASK - 1;

  /** No word: its index is no node's. */
  private static final long SEALED = -1;

  private static final VarHandle TAIL = word("producerTail");
  private static final VarHandle HEAD = word("consumerTail");
  private static final VarHandle FREE = word("free");
  private static final VarHandle NEXT = MethodHandles.arrayElementVarHandle(long[].class);

  private final E[] elements;
  private final long[] next;

  private volatile long free;

  /**
   * An empty one.
   *
   * @param size what fits at once, 1 to {@link #MAX_SIZE}
   * @param newArray makes an array of exactly the type of the arrays that callers pass
   */
  public LockFreeFifo(int size, IntFunction<E[]> newArray) {
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException("size %d is outside 1..%d".formatted(size, MAX_SIZE));
    }
    elements = newArray.apply(size + 1);
    next = new long[size + 1];
    for (int node = 1; node < size; node++) {
      next[node] = word(node + 1, 0);
    }
    next[0] = word(NONE, 0); // Head and tail are this node.
    next[size] = word(NONE, 0);
    free = word(1, 0);
  }

  /**
   * Puts one in.
   *
   * @param element what goes in
   * @return false if there is no room
   */
  public boolean enqueue(E element) {
    long chain = allocate(1);
    if (count(chain) == 0) {
      return false;
    }
    int node = index(chain);
    elements[node] = element;
    return append(node, node, 1);
  }

  /**
   * Puts as many in as fit; they stay together.
   *
   * @param from holds them
   * @param offset index of the first
   * @param count how many, 0 or more
   * @return how many went in, a prefix
   */
  public int enqueue(E[] from, int offset, int count) {
    long chain = allocate(count);
    int taken = (int) count(chain);
    if (taken == 0) {
      return 0;
    }
    int first = index(chain);
    int last = first;
    elements[first] = from[offset];
    for (int i = 1; i < taken; i++) {
      last = index(next(last));
      elements[last] = from[offset + i];
    }
    return append(first, last, taken) ? taken : 0;
  }

  /**
   * Takes one out.
   *
   * @return null if there is none
   */
  public @Nullable E dequeue() {
    while (true) {
      long begin = consumerTail;
      if (distance(begin, producerTail) <= 0) {
        return null;
      }
      int node = index(next(index(begin)));
      if (isNode(node)) {
        E element = elements[node]; // Before another thread can use the node anew.
        if (HEAD.compareAndSet(this, begin, after(begin, node, 1))) {
          giveBack(index(begin), index(begin));
          return element;
        }
      }
    }
  }

  /**
   * Takes as many out as there are.
   *
   * @param to receives them
   * @param offset index of the first
   * @param count how many at most, 0 or more
   * @return how many came out
   */
  public int dequeue(E[] to, int offset, int count) {
    while (true) {
      long begin = consumerTail;
      int taken = (int) Math.min(count, distance(begin, producerTail));
      if (taken <= 0) {
        return 0;
      }
      int last = skip(index(begin), taken);
      if (isNode(last)) {
        E lastElement = elements[last]; // Before another thread can use the node anew.
        if (HEAD.compareAndSet(this, begin, after(begin, last, taken))) {
          int node = index(begin);
          for (int i = 0; i < taken - 1; i++) {
            node = index(next(node));
            to[offset + i] = elements[node];
          }
          to[offset + taken - 1] = lastElement;
          giveBack(index(begin), node);
          return taken;
        }
      }
    }
  }

  /**
   * Lets nothing in any more, for good, if nothing is in it and nothing on its way in.
   *
   * @return 0 if it is sealed now; else how many are in it or on their way, at least
   */
  public int seal() {
    while (true) {
      long end = producerTail;
      long link = next(index(end));
      int held = (int) distance(consumerTail, end);
      if (held > 0) {
        return held;
      }
      if (end != producerTail) {
        continue;
      }
      if (index(link) == NEVER) {
        return 0;
      }
      if (index(link) != NONE) {
        return 1; // A chain of at least one, which the tail has not reached.
      }
      if (NEXT.compareAndSet(next, index(end), link, after(link, NEVER, 1))) {
        return 0;
      }
    }
  }

  /**
   * How many wait.
   *
   * @return exact when no thread is at work
   */
  public int length() {
    long begin = consumerTail;
    return (int) Math.min(distance(begin, producerTail), elements.length - 1);
  }

  /**
   * Takes up to {@code wanted} unused nodes, which hang together.
   *
   * @return the first's index, and their number as the count
   */
  long allocate(int wanted) {
    while (true) {
      long top = free;
      int node = index(top);
      int found = 0;
      while (found < wanted && isNode(node)) {
        found++;
        node = index(next(node));
      }
      if (found == 0) {
        return 0;
      }
      if (FREE.compareAndSet(this, top, after(top, node, 1))) {
        return word(index(top), found);
      }
    }
  }

  /** Puts a chain of nodes at the end; gives it back and returns false if that is sealed. */
  private boolean append(int first, int last, int count) {
    long end = link(first, last);
    if (end == SEALED) {
      giveBack(first, last);
      return false;
    }
    if (!TAIL.compareAndSet(this, end, after(end, last, count))) {
      moveTail(after(end, last, count)); // Others have begun to, each by one.
    }
    return true;
  }

  /**
   * Hangs a chain behind the last node, which the tail says or is yet to reach.
   *
   * @return the tail that it was hung behind; {@link #SEALED} if nothing can follow any more
   */
  long link(int first, int last) {
    NEXT.setRelease(next, last, after(next(last), NONE, 1));
    while (true) {
      long end = producerTail;
      long link = next(index(end));
      if (end != producerTail) {
        continue; // The node may be in use for something else by now.
      }
      if (index(link) == NEVER) {
        return SEALED;
      }
      if (index(link) != NONE) {
        TAIL.compareAndSet(this, end, after(end, index(link), 1)); // For a thread that is late.
      } else if (NEXT.compareAndSet(next, index(end), link, after(link, first, 1))) {
        return end;
      }
    }
  }

  /** Moves the tail on, node by node, until it is where {@code goal} is or beyond. */
  private void moveTail(long goal) {
    for (long end = producerTail; distance(end, goal) > 0; end = producerTail) {
      int node = index(next(index(end)));
      if (isNode(node)) {
        TAIL.compareAndSet(this, end, after(end, node, 1));
      }
    }
  }

  /** Hangs a chain of nodes, which nobody else knows any more, back to the unused ones. */
  private void giveBack(int first, int last) {
    long top;
    do {
      top = free;
      NEXT.setRelease(next, last, after(next(last), index(top), 1));
    } while (!FREE.compareAndSet(this, top, after(top, first, 1)));
  }

  /** The node so many places after another; nonsense if others are at work on these nodes. */
  private int skip(int node, int places) {
    int at = node;
    for (int i = 0; i < places && isNode(at); i++) {
      at = index(next(at));
    }
    return at;
  }

  private long next(int node) {
    return (long) NEXT.getAcquire(next, node);
  }

  private boolean isNode(int index) {
    return index < elements.length;
  }

  private static long word(int index, long count) {
    return count << INDEX_BITS | index;
  }

  private static int index(long word) {
    return (int) word & INDEX_MASK;
  }

  private static long count(long word) {
    return word >>> INDEX_BITS;
  }

  /** The word that follows another, with a greater count. */
  private static long after(long word, int index, int more) {
    return word(index, count(word) + more);
  }

  /** By how much the second word's count is the greater one. */
  private static long distance(long from, long to) {
    return ((to >> INDEX_BITS) - (from >> INDEX_BITS)) << INDEX_BITS >> INDEX_BITS;
  }

  private static VarHandle word(String name) {
    try {
      return MethodHandles.lookup().findVarHandle(LockFreeFifo.class, name, long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
