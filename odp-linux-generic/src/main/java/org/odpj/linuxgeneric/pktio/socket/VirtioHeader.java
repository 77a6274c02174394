package org.odpj.linuxgeneric.pktio.socket;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.odpj.proto.InternetChecksum;

/**
 * What the kernel says of a received frame before it ({@code struct virtio_net_hdr} of
 * linux/virtio_net.h, in this machine's byte order): a checksum that is not finished, and a frame
 * that still has to be cut into segments. One object can be moved from header to header.
 */
final class VirtioHeader {
  /** Bytes of the header. */
  static final int LENGTH = 10;

  /** The frame is a whole one. */
  static final int GSO_NONE = 0;

  /** To be cut by TCP over IPv4. */
  static final int GSO_TCPV4 = 1;

  /** To be cut by TCP over IPv6. */
  static final int GSO_TCPV6 = 4;

  /** To be cut into UDP datagrams. */
  static final int GSO_UDP_L4 = 5;

  private static final ValueLayout.OfShort NATIVE = ValueLayout.JAVA_SHORT_UNALIGNED;
  private static final int NEEDS_CSUM = 1;
  private static final int GSO_ECN = 0x80;
  private static final int UDP_CHECKSUM = 6; // where a UDP header has it

  private final MemorySegment memory;
  private long offset;

  VirtioHeader(MemorySegment memory, long offset) {
    this.memory = memory;
    this.offset = offset;
  }

  /** Looks at another header of the same memory. */
  VirtioHeader at(long newOffset) {
    offset = newOffset;
    return this;
  }

  /** Where the header is. */
  long offset() {
    return offset;
  }

  /** Whether the sender left the transport checksum to the device. */
  boolean needsChecksum() {
    return (memory.get(ValueLayout.JAVA_BYTE, offset) & NEEDS_CSUM) != 0;
  }

  /** How the frame is to be cut. */
  int gsoType() {
    return Byte.toUnsignedInt(memory.get(ValueLayout.JAVA_BYTE, offset + 1)) & ~GSO_ECN;
  }

  /** Bytes of payload of each segment. */
  int gsoSize() {
    return u16(4);
  }

  /** Where the transport header starts, from which on the sum goes. */
  int checksumStart() {
    return u16(6);
  }

  /**
   * Finishes the checksum of a frame: the place already has the sum of the pseudo-header.
   *
   * @return false if the place is not within the frame; nothing changed
   */
  boolean finishChecksum(MemorySegment frames, long frame, int length) {
    int start = checksumStart();
    int field = start + u16(8);
    if (field + 2 > length) {
      return false;
    }
    int checksum = ~InternetChecksum.sum(frames, frame + start, length - start) & 0xffff;
    if (checksum == 0 && u16(8) == UDP_CHECKSUM) {
      checksum = 0xffff; // In UDP, 0 says that there is no checksum.
    }
    frames.set(Octets.SHORT, frame + field, (short) checksum);
    return true;
  }

  private int u16(int at) {
    return Short.toUnsignedInt(memory.get(NATIVE, offset + at));
  }
}
