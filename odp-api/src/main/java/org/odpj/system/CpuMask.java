package org.odpj.system;

import java.util.Arrays;
import java.util.BitSet;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** An immutable set of CPU numbers (ODP: {@code odp_cpumask_t}). */
public final class CpuMask {
  private final BitSet cpus;

  private CpuMask(BitSet cpus) {
    this.cpus = cpus;
  }

  /**
   * A set of the given CPUs.
   *
   * @param cpus CPU numbers, each 0 or more
   * @return the set
   */
  public static CpuMask of(int... cpus) {
    BitSet bits = new BitSet();
    Arrays.stream(cpus).forEach(bits::set);
    return new CpuMask(bits);
  }

  /**
   * Reads the kernel's list form, such as {@code 0-3,8}.
   *
   * @param list numbers and ranges separated by commas; empty for none
   * @return the set
   * @throws IllegalArgumentException if the text is not such a list
   */
  public static CpuMask parseList(String list) {
    BitSet bits = new BitSet();
    try {
      for (String part : list.strip().split(",", -1)) {
        if (part.isEmpty()) {
          continue;
        }
        int dash = part.indexOf('-');
        int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
        int last = dash < 0 ? first : Integer.parseInt(part.substring(dash + 1));
        bits.set(first, last + 1);
      }
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new IllegalArgumentException("'" + list + "' is not a list of CPUs such as 0-3,8", e);
    }
    return new CpuMask(bits);
  }

  /**
   * The CPUs from 0 on.
   *
   * @param count how many
   * @return the set
   */
  public static CpuMask ofFirst(int count) {
    BitSet bits = new BitSet();
    bits.set(0, count);
    return new CpuMask(bits);
  }

  /**
   * The same with one more CPU (ODP: {@code odp_cpumask_set}).
   *
   * @param cpu a CPU number, 0 or more
   * @return a new set
   */
  public CpuMask with(int cpu) {
    return changed(bits -> bits.set(cpu));
  }

  /**
   * The same without a CPU (ODP: {@code odp_cpumask_clr}).
   *
   * @param cpu a CPU number, 0 or more
   * @return a new set
   */
  public CpuMask without(int cpu) {
    return changed(bits -> bits.clear(cpu));
  }

  /**
   * The CPUs that are in both sets (ODP: {@code odp_cpumask_and}).
   *
   * @param other a set
   * @return a new set
   */
  public CpuMask and(CpuMask other) {
    return changed(bits -> bits.and(other.cpus));
  }

  /**
   * The CPUs that are in one of the sets at least (ODP: {@code odp_cpumask_or}).
   *
   * @param other a set
   * @return a new set
   */
  public CpuMask or(CpuMask other) {
    return changed(bits -> bits.or(other.cpus));
  }

  /**
   * The CPUs that are in just one of the sets (ODP: {@code odp_cpumask_xor}).
   *
   * @param other a set
   * @return a new set
   */
  public CpuMask xor(CpuMask other) {
    return changed(bits -> bits.xor(other.cpus));
  }

  /**
   * The first CPU (ODP: {@code odp_cpumask_first}).
   *
   * @return its number, -1 if the set is empty
   */
  public int first() {
    return cpus.nextSetBit(0);
  }

  /**
   * The last CPU (ODP: {@code odp_cpumask_last}).
   *
   * @return its number, -1 if the set is empty
   */
  public int last() {
    return cpus.length() - 1;
  }

  /**
   * The CPU after another one (ODP: {@code odp_cpumask_next}).
   *
   * @param cpu -1 or a CPU number, which need not be in the set
   * @return its number, -1 if there is none
   */
  public int next(int cpu) {
    return cpus.nextSetBit(cpu + 1);
  }

  private CpuMask changed(Consumer<BitSet> change) {
    BitSet bits = (BitSet) cpus.clone();
    change.accept(bits);
    return new CpuMask(bits);
  }

  /**
   * The kernel's list form (ODP: {@code odp_cpumask_to_str}, which writes a hexadecimal number).
   *
   * @return such as {@code 0-3,8}, for {@link #parseList}
   */
  public String toList() {
    StringJoiner list = new StringJoiner(",");
    for (int from = first(); from >= 0; ) {
      int end = cpus.nextClearBit(from);
      list.add(end - from == 1 ? String.valueOf(from) : from + "-" + (end - 1));
      from = cpus.nextSetBit(end);
    }
    return list.toString();
  }

  /**
   * Whether a CPU is in the set.
   *
   * @param cpu a CPU number, 0 or more
   * @return true if it is
   */
  public boolean contains(int cpu) {
    return cpus.get(cpu);
  }

  /**
   * How many CPUs are in the set.
   *
   * @return 0 or more
   */
  public int count() {
    return cpus.cardinality();
  }

  /**
   * The CPUs in ascending order.
   *
   * @return their numbers
   */
  public IntStream stream() {
    return cpus.stream();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CpuMask mask && mask.cpus.equals(cpus);
  }

  @Override
  public int hashCode() {
    return cpus.hashCode();
  }

  /** The CPU numbers in braces. */
  @Override
  public String toString() {
    return cpus.toString();
  }
}
