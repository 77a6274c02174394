package org.odpj.linuxgeneric.pktio.pcap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.linuxgeneric.pktio.filter.PacketFilter;

/**
 * The content of a capture file, what was found in it so far, and how to say what is wrong with it.
 */
final class CaptureBytes {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
  private static final int ETHERNET = 1;

  /** What was found. */
  final FrameIndex frames = new FrameIndex();

  private final Path file;
  private final MemorySegment memory;
  private final int maxFrame;
  private final @Nullable PacketFilter filter;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private int cut;
  private long left;

  /**
   * Content of a file whose frames, as far as a filter keeps them, may have {@code maxFrame} bytes.
   */
  CaptureBytes(Path file, MemorySegment memory, int maxFrame, @Nullable PacketFilter filter) {
    this.file = file;
    this.memory = memory;
    this.maxFrame = maxFrame;
    this.filter = filter;
  }

  /** Bytes of the file. */
  long size() {
    return memory.byteSize();
  }

  /** Sets the byte order of what follows. */
  void order(ByteOrder byteOrder) {
    order = byteOrder;
  }

  /** An unsigned 32-bit number. */
  long u32(long offset) {
    return Integer.toUnsignedLong(memory.get(INT.withOrder(order), offset));
  }

  /** An unsigned 16-bit number. */
  int u16(long offset) {
    return Short.toUnsignedInt(memory.get(SHORT.withOrder(order), offset));
  }

  /** How many frames were cut when they were captured. */
  int cut() {
    return cut;
  }

  /** How many frames the filter left out. */
  long left() {
    return left;
  }

  /** The number that people count the next packet by: the first is 1. */
  long packet() {
    return frames.count() + left + 1;
  }

  /** Takes one frame: {@code length} bytes, which were {@code wire} bytes when captured. */
  void frame(long offset, long length, long wire) {
    if (length == 0) {
      throw invalid("packet %d has no bytes; remove it".formatted(packet()));
    }
    if (length > FrameIndex.MAX_FRAME) {
      throw invalid("packet %d says that it has %d bytes".formatted(packet(), length));
    }
    if (filter != null && !filter.matches(memory, offset, wire, (int) length)) {
      left++;
      return;
    }
    if (length > maxFrame) {
      throw new OdpException(
          ErrorCode.FRAME_TOO_LONG,
          "%s: packet %d has %d bytes, the pool's packets hold %d; make them longer (--frame-len)"
              .formatted(file, packet(), length, maxFrame));
    }
    if (length < wire) {
      cut++;
    }
    if (!frames.add(offset, (int) length)) {
      throw invalid("has more than %,d packets; split it".formatted(frames.count()));
    }
  }

  /** Refuses frames that are not Ethernet's. */
  void linkType(int type) {
    if (type != ETHERNET) {
      throw new OdpException(
          ErrorCode.CAPTURE_INVALID,
          "%s: packet %d has link type %d; only Ethernet (%d) can be received"
              .formatted(file, packet(), type, ETHERNET));
    }
  }

  /** The file ends before what it announced. */
  OdpException truncated() {
    return new OdpException(
        ErrorCode.CAPTURE_INVALID,
        "%s: is cut off in packet %d; capture it again, or keep the whole packets with editcap"
            .formatted(file, packet()));
  }

  /** The file says something that cannot be. */
  OdpException damaged(String what) {
    return invalid("is damaged at packet %d: %s".formatted(packet(), what));
  }

  /** The file is refused. */
  OdpException invalid(String what) {
    return new OdpException(ErrorCode.CAPTURE_INVALID, "%s: %s".formatted(file, what));
  }
}
