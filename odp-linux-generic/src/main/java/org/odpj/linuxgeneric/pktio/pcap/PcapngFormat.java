package org.odpj.linuxgeneric.pktio.pcap;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The block format of Wireshark (draft-ietf-opsawg-pcapng). A file is a sequence of sections, each
 * with a byte order and interfaces of its own; a block is type, length, content, length. Packets
 * are in enhanced, simple and (obsolete) packet blocks; blocks of other types are skipped, and so
 * are options, which tell of time and origin only.
 */
final class PcapngFormat {
  /** Type of a section header, the same in either byte order. */
  static final int SECTION = 0x0a0d0d0a;

  private static final int INTERFACE = 1;
  private static final int OBSOLETE_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;

  private static final long BYTE_ORDER_MAGIC = 0x1a2b3c4dL;
  private static final int VERSION = 1;

  /** Type, length, and the length again at the end. */
  private static final int MIN_BLOCK = 12;

  /** Where a block's content starts. */
  private static final int CONTENT = 8;

  private static final int MIN_SECTION = 28;
  private static final int MIN_INTERFACE = 20;
  private static final int MIN_SIMPLE = 16;
  private static final int MIN_PACKET = 32;

  private final CaptureBytes bytes;
  private final List<Link> links = new ArrayList<>();

  private PcapngFormat(CaptureBytes bytes) {
    this.bytes = bytes;
  }

  /** An interface of the section: its link type, and where it cut frames, 0 for nowhere. */
  private record Link(int type, long snapLength) {}

  /** Finds the frames of a file that starts with a section header. */
  static void read(CaptureBytes bytes) {
    new PcapngFormat(bytes).blocks();
  }

  private void blocks() {
    long at = 0;
    while (at < bytes.size()) {
      if (bytes.size() - at < MIN_BLOCK) {
        throw bytes.truncated();
      }
      if (bytes.u32(at) == SECTION) {
        byteOrder(at);
      }
      long length = bytes.u32(at + 4);
      if (length < MIN_BLOCK || length % 4 != 0) {
        throw bytes.damaged("a block of %d bytes".formatted(length));
      }
      if (length > bytes.size() - at) {
        throw bytes.truncated();
      }
      if (bytes.u32(at + length - 4) != length) {
        throw bytes.damaged("a block whose two lengths differ");
      }
      block(at, length);
      at += length;
    }
  }

  private void block(long at, long length) {
    switch ((int) bytes.u32(at)) {
      case SECTION -> section(at, length);
      case INTERFACE -> {
        atLeast(MIN_INTERFACE, length);
        links.add(new Link(bytes.u16(at + CONTENT), bytes.u32(at + CONTENT + 4)));
      }
      case ENHANCED_PACKET -> {
        atLeast(MIN_PACKET, length);
        packet(at, length, bytes.u32(at + CONTENT));
      }
      case OBSOLETE_PACKET -> {
        atLeast(MIN_PACKET, length);
        packet(at, length, bytes.u16(at + CONTENT));
      }
      case SIMPLE_PACKET -> simplePacket(at, length);
      default -> {
        // A block of a type that tells nothing about frames.
      }
    }
  }

  /** A section's byte order is told by a magic number after the length that it governs. */
  private void byteOrder(long at) {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      bytes.order(order);
      if (bytes.u32(at + CONTENT) == BYTE_ORDER_MAGIC) {
        return;
      }
    }
    throw bytes.damaged("a section without byte order");
  }

  private void section(long at, long length) {
    atLeast(MIN_SECTION, length);
    int version = bytes.u16(at + CONTENT + 4);
    if (version != VERSION) {
      throw bytes.invalid(
          "is of version %d of the pcapng format, not %d".formatted(version, VERSION));
    }
    links.clear();
  }

  private void packet(long at, long length, long interfaceNumber) {
    bytes.linkType(link(interfaceNumber).type);
    long captured = bytes.u32(at + 20);
    if (captured > length - MIN_PACKET) {
      throw bytes.damaged("%d bytes in a block of %d".formatted(captured, length));
    }
    bytes.frame(at + 28, captured, bytes.u32(at + 24));
  }

  /** A simple packet says how long it was; how much of it is there follows from its interface. */
  private void simplePacket(long at, long length) {
    atLeast(MIN_SIMPLE, length);
    Link link = link(0);
    bytes.linkType(link.type);
    long wire = bytes.u32(at + CONTENT);
    long captured = link.snapLength == 0 ? wire : Math.min(wire, link.snapLength);
    if (captured > length - MIN_SIMPLE) {
      throw bytes.damaged("%d bytes in a block of %d".formatted(captured, length));
    }
    bytes.frame(at + CONTENT + 4, captured, wire);
  }

  private Link link(long number) {
    if (number >= links.size()) {
      throw bytes.damaged("interface %d is not described".formatted(number));
    }
    return links.get((int) number);
  }

  private void atLeast(int min, long length) {
    if (length < min) {
      throw bytes.damaged("a block of %d bytes".formatted(length));
    }
  }
}
