package org.odpj.linuxgeneric.pktio.socket;

import java.lang.foreign.MemorySegment;
import org.odpj.packet.Packet;
import org.odpj.proto.EtherType;
import org.odpj.proto.MacAddress;

/** Puts a VLAN tag that the kernel took out back into a frame, after the two addresses. */
final class VlanTag {
  private static final int LENGTH = 4;
  private static final int ADDRESSES = 2 * MacAddress.LENGTH;

  private static final int VALID = 1 << 4; // TP_STATUS_VLAN_VALID
  private static final int TYPE_VALID = 1 << 6; // TP_STATUS_VLAN_TPID_VALID

  private VlanTag() {}

  /** The tag that the kernel says it took out, type before control; 0 if none. */
  static int of(int status, short control, short type) {
    if ((status & VALID) == 0) {
      return 0;
    }
    int known = (status & TYPE_VALID) == 0 ? EtherType.VLAN : Short.toUnsignedInt(type);
    return known << 16 | Short.toUnsignedInt(control);
  }

  /**
   * Inserts a tag.
   *
   * @param packet a frame with both addresses
   * @param tag type and control information
   * @return false if there is no room; the packet is as it was
   */
  static boolean insert(Packet packet, int tag) {
    int length = packet.length();
    if (length < ADDRESSES) {
      return false;
    }
    MemorySegment memory = packet.memory();
    if (packet.pushHead(LENGTH)) {
      long data = packet.dataOffset();
      MemorySegment.copy(memory, data + LENGTH, memory, data, ADDRESSES);
    } else if (packet.pushTail(LENGTH)) {
      long rest = packet.dataOffset() + ADDRESSES;
      MemorySegment.copy(memory, rest, memory, rest + LENGTH, length - (long) ADDRESSES);
    } else {
      return false;
    }
    memory.set(Octets.INT, packet.dataOffset() + ADDRESSES, tag);
    return true;
  }
}
