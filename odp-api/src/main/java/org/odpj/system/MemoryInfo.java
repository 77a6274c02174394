package org.odpj.system;

import java.util.List;

/**
 * The off-heap memory that a data plane holds (ODP: {@code odp_system_meminfo}).
 *
 * @param blocks one for each pool
 */
public record MemoryInfo(List<Block> blocks) {
  /**
   * A named block.
   *
   * @param name the pool's name
   * @param mappedBytes address space taken
   * @param usedBytes bytes of it that hold elements, at most {@code mappedBytes}
   */
  public record Block(String name, long mappedBytes, long usedBytes) {}

  /**
   * All address space taken.
   *
   * @return bytes
   */
  public long mappedBytes() {
    return blocks.stream().mapToLong(Block::mappedBytes).sum();
  }

  /**
   * All bytes that hold elements.
   *
   * @return bytes, at most {@link #mappedBytes}
   */
  public long usedBytes() {
    return blocks.stream().mapToLong(Block::usedBytes).sum();
  }
}
