package org.odpj.proto;

import java.lang.foreign.MemorySegment;

/**
 * A VLAN tag without its tag protocol identifier: tag control information (2), type of what follows
 * (2) (IEEE 802.1Q). It starts {@link Ethernet#LENGTH} octets into a frame whose type is {@link
 * EtherType#VLAN} or {@link EtherType#QINQ}. A flyweight like {@link Ethernet}.
 */
public final class Vlan {
  /** Octets of the tag. */
  public static final int LENGTH = 4;

  private static final int CONTROL = 0;
  private static final int TYPE = 2;

  private final MemorySegment tag;

  private Vlan(MemorySegment tag) {
    this.tag = tag;
  }

  /**
   * The tag at a place.
   *
   * @param memory holds it
   * @param offset its first byte, after the tag protocol identifier
   * @return a view
   * @throws IndexOutOfBoundsException if fewer than {@link #LENGTH} bytes are there
   */
  public static Vlan at(MemorySegment memory, long offset) {
    return new Vlan(memory.asSlice(offset, LENGTH));
  }

  /**
   * The priority code point.
   *
   * @return 0 to 7
   */
  public int priority() {
    return control() >>> 13;
  }

  /**
   * The drop eligible indicator.
   *
   * @return true if the frame may be dropped first
   */
  public boolean dropEligible() {
    return (control() & 0x1000) != 0;
  }

  /**
   * The VLAN identifier.
   *
   * @return 0 to 4,095
   */
  public int id() {
    return control() & 0xfff;
  }

  /**
   * The type of what follows the tag.
   *
   * @return unsigned 16 bits
   */
  public int type() {
    return Short.toUnsignedInt(tag.get(Wire.SHORT, TYPE));
  }

  /**
   * Sets the whole tag control information.
   *
   * @param priority 0 to 7
   * @param dropEligible whether the frame may be dropped first
   * @param id 0 to 4,095
   * @return this
   */
  public Vlan control(int priority, boolean dropEligible, int id) {
    tag.set(
        Wire.SHORT,
        CONTROL,
        (short) (((priority & 7) << 13) | (dropEligible ? 0x1000 : 0) | (id & 0xfff)));
    return this;
  }

  /**
   * Sets the type of what follows the tag.
   *
   * @param type unsigned 16 bits
   * @return this
   */
  public Vlan type(int type) {
    tag.set(Wire.SHORT, TYPE, (short) type);
    return this;
  }

  private int control() {
    return Short.toUnsignedInt(tag.get(Wire.SHORT, CONTROL));
  }
}
