package org.odpj.linuxgeneric.pktio.pcap;

import java.nio.ByteOrder;

/**
 * The classic capture format (draft-ietf-opsawg-pcap): a file header of 24 bytes, then records of a
 * 16-byte header and a frame. The magic number tells byte order and the unit of time, and time is
 * not needed to receive.
 */
final class PcapFormat {
  /** Magic number of a file with microseconds. */
  static final int MICROSECONDS = 0xa1b2c3d4;

  /** Magic number of a file with nanoseconds. */
  static final int NANOSECONDS = 0xa1b23c4d;

  /** Bytes of the file header. */
  static final int FILE_HEADER = 24;

  /** Bytes before each frame. */
  static final int RECORD_HEADER = 16;

  private static final int VERSION = 2;
  private static final int AT_VERSION = 4;
  private static final int AT_LINK_TYPE = 20;
  private static final int AT_LENGTH = 8;
  private static final int AT_WIRE_LENGTH = 12;

  /** Set in the link type's upper half if frames end with a check sequence of known length. */
  private static final long HAS_FCS = 0x0400_0000;

  private PcapFormat() {}

  /** Finds the frames of a file that starts with one of the magic numbers. */
  static void read(CaptureBytes bytes, ByteOrder order) {
    bytes.order(order);
    if (bytes.size() < FILE_HEADER) {
      throw bytes.invalid("ends within the file header; capture it again");
    }
    if (bytes.u16(AT_VERSION) != VERSION) {
      throw bytes.invalid(
          "is of version %d of the pcap format, not %d".formatted(bytes.u16(AT_VERSION), VERSION));
    }
    long link = bytes.u32(AT_LINK_TYPE);
    bytes.linkType((int) (link & 0xffff));
    long checkSequence = (link & HAS_FCS) == 0 ? 0 : (link >>> 28) * 2;
    long at = FILE_HEADER;
    while (at < bytes.size()) {
      if (bytes.size() - at < RECORD_HEADER) {
        throw bytes.truncated();
      }
      long length = bytes.u32(at + AT_LENGTH);
      long wireLength = bytes.u32(at + AT_WIRE_LENGTH);
      at += RECORD_HEADER;
      if (length <= FrameIndex.MAX_FRAME && length > bytes.size() - at) {
        throw bytes.truncated();
      }
      // The check sequence is the wire's; what was cut off at the end has lost it already.
      long checked = length == wireLength && length > checkSequence ? checkSequence : 0;
      bytes.frame(at, length - checked, wireLength - checked);
      at += length;
    }
  }
}
