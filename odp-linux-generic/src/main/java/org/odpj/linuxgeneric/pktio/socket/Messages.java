package org.odpj.linuxgeneric.pktio.socket;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * An array of {@code struct mmsghdr} with what it points to, made once: per message its vectors of
 * memory and, for receiving, a control buffer. Layouts of sys/socket.h and linux/if_packet.h on
 * 64-bit Linux.
 */
final class Messages {
  private static final int HEADER = 64; // struct mmsghdr
  private static final int VECTORS = 16; // msg_hdr.msg_iov
  private static final int VECTOR_COUNT = 24; // msg_hdr.msg_iovlen
  private static final int CONTROL = 32; // msg_hdr.msg_control
  private static final int CONTROL_LENGTH = 40; // msg_hdr.msg_controllen
  private static final int FLAGS = 48; // msg_hdr.msg_flags
  private static final int LENGTH = 56; // msg_len

  private static final int VECTOR = 16; // struct iovec: address, length

  private static final int CONTROL_SIZE = 64;
  private static final int AUXDATA_LENGTH = 16 + 20; // struct cmsghdr, struct tpacket_auxdata
  private static final int AUXDATA_LEVEL = 8; // cmsg_level
  private static final int AUXDATA_TYPE = 12; // cmsg_type
  private static final int AUXDATA_STATUS = 16; // tp_status
  private static final int AUXDATA_VLAN_CONTROL = 16 + 16; // tp_vlan_tci
  private static final int AUXDATA_VLAN_TYPE = 16 + 18; // tp_vlan_tpid

  private final int vectorsEach;
  private final MemorySegment headers;
  private final MemorySegment vectors;
  private final MemorySegment controls;

  /** Messages of {@code vectorsEach} vectors each. */
  Messages(Arena arena, int count, int vectorsEach) {
    this.vectorsEach = vectorsEach;
    headers = arena.allocate((long) count * HEADER, HEADER);
    vectors = arena.allocate((long) count * vectorsEach * VECTOR, HEADER);
    controls = arena.allocate((long) count * CONTROL_SIZE, HEADER);
    for (int i = 0; i < count; i++) {
      long at = (long) i * HEADER;
      headers.set(JAVA_LONG, at + VECTORS, vectors.address() + (long) i * vectorsEach * VECTOR);
      headers.set(JAVA_LONG, at + VECTOR_COUNT, vectorsEach);
      headers.set(JAVA_LONG, at + CONTROL, controls.address() + (long) i * CONTROL_SIZE);
    }
  }

  /** The array, for recvmmsg and sendmmsg. */
  MemorySegment headers() {
    return headers;
  }

  /** Points a message's vector to memory. */
  void vector(int message, int number, long address, long length) {
    long at = (long) (message * vectorsEach + number) * VECTOR;
    vectors.set(JAVA_LONG, at, address);
    vectors.set(JAVA_LONG, at + 8, length);
  }

  /** Makes the control buffer ready for receiving; without, it is not used. */
  void expectControl(int message) {
    headers.set(JAVA_LONG, (long) message * HEADER + CONTROL_LENGTH, CONTROL_SIZE);
  }

  /** Bytes that were received. */
  int length(int message) {
    return headers.get(JAVA_INT, (long) message * HEADER + LENGTH);
  }

  /** Flags of what was received. */
  int flags(int message) {
    return headers.get(JAVA_INT, (long) message * HEADER + FLAGS);
  }

  /** The VLAN tag that the kernel took out of a received frame: type, control; 0 if none. */
  int vlanTag(int message) {
    long at = (long) message * CONTROL_SIZE;
    long length = headers.get(JAVA_LONG, (long) message * HEADER + CONTROL_LENGTH);
    if (length < AUXDATA_LENGTH
        || controls.get(JAVA_INT, at + AUXDATA_LEVEL) != PacketSocket.SOL_PACKET
        || controls.get(JAVA_INT, at + AUXDATA_TYPE) != PacketSocket.PACKET_AUXDATA) {
      return 0;
    }
    return VlanTag.of(
        controls.get(JAVA_INT, at + AUXDATA_STATUS),
        controls.get(JAVA_SHORT, at + AUXDATA_VLAN_CONTROL),
        controls.get(JAVA_SHORT, at + AUXDATA_VLAN_TYPE));
  }
}
