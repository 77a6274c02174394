package org.odpj.dpdk.lib;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * An array of C pointers that lives as long as its queue, by which bursts cross into drivers and
 * back.
 *
 * <p>Nothing about an access is checked, see {@link RawMemory}, so its users keep indexes below its
 * length.
 */
public final class Pointers {
  private final MemorySegment memory;
  private final long address;

  /**
   * An array of nulls.
   *
   * @param length how many pointers
   */
  public Pointers(int length) {
    this.memory = Arena.ofAuto().allocate(JAVA_LONG, length);
    this.address = memory.address();
  }

  /**
   * Where it lies; valid as long as this object is reachable.
   *
   * @return the address of the first pointer
   */
  public long address() {
    return address;
  }

  /**
   * Reads a pointer.
   *
   * @param index less than the length
   * @return the pointer
   */
  public long get(int index) {
    return RawMemory.ALL.get(JAVA_LONG, address + (long) index * Long.BYTES);
  }

  /**
   * Writes a pointer.
   *
   * @param index less than the length
   * @param pointer the pointer
   */
  public void set(int index, long pointer) {
    RawMemory.ALL.set(JAVA_LONG, address + (long) index * Long.BYTES, pointer);
  }
}
