package org.odpj.system;

import java.util.Arrays;
import java.util.BitSet;
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
