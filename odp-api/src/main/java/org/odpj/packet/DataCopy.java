package org.odpj.packet;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Copies of data that may lie in several segments. Ranges of packets were checked by the caller.
 */
final class DataCopy {
  private DataCopy() {}

  static void out(Packet packet, int offset, MemorySegment target, long targetOffset, int length) {
    Objects.checkFromIndexSize(targetOffset, length, target.byteSize());
    Packet segment = packet;
    int at = offset;
    long to = targetOffset;
    for (int left = length; left > 0; ) {
      while (at >= segment.segmentLength()) {
        at -= segment.segmentLength();
        segment = Segments.following(segment);
      }
      int part = Math.min(left, segment.segmentLength() - at);
      MemorySegment.copy(segment.memory(), segment.dataOffset() + at, target, to, part);
      at += part;
      to += part;
      left -= part;
    }
  }

  static void in(Packet packet, int offset, MemorySegment source, long sourceOffset, int length) {
    Objects.checkFromIndexSize(sourceOffset, length, source.byteSize());
    Packet segment = packet;
    int at = offset;
    long from = sourceOffset;
    for (int left = length; left > 0; ) {
      while (at >= segment.segmentLength()) {
        at -= segment.segmentLength();
        segment = Segments.following(segment);
      }
      int part = Math.min(left, segment.segmentLength() - at);
      MemorySegment.copy(source, from, segment.memory(), segment.dataOffset() + at, part);
      at += part;
      from += part;
      left -= part;
    }
  }

  static void between(Packet source, int sourceOffset, Packet target, int offset, int length) {
    Packet segment = source;
    int at = sourceOffset;
    int to = offset;
    for (int left = length; left > 0; ) {
      while (at >= segment.segmentLength()) {
        at -= segment.segmentLength();
        segment = Segments.following(segment);
      }
      int part = Math.min(left, segment.segmentLength() - at);
      target.copyFrom(to, segment.memory(), segment.dataOffset() + at, part);
      at += part;
      to += part;
      left -= part;
    }
  }

  /** As if by way of a third place: from the end that overwrites nothing still to be read. */
  static void within(Packet packet, int to, int from, int length) {
    if (to <= from) {
      forwards(packet, to, from, length);
    } else {
      backwards(packet, to, from, length);
    }
  }

  private static void forwards(Packet packet, int to, int from, int length) {
    MemorySegment memory = packet.memory();
    for (int done = 0; done < length; ) {
      int part = Math.min(packet.contiguousLength(from + done), packet.contiguousLength(to + done));
      part = Math.min(part, length - done);
      long source = packet.dataOffset(from + done);
      MemorySegment.copy(memory, source, memory, packet.dataOffset(to + done), part);
      done += part;
    }
  }

  private static void backwards(Packet packet, int to, int from, int length) {
    MemorySegment memory = packet.memory();
    for (int left = length; left > 0; ) {
      int part =
          Math.min(contiguousBefore(packet, from + left), contiguousBefore(packet, to + left));
      part = Math.min(part, left);
      left -= part;
      long source = packet.dataOffset(from + left);
      MemorySegment.copy(memory, source, memory, packet.dataOffset(to + left), part);
    }
  }

  /** Bytes of data from its segment's start to an offset. */
  private static int contiguousBefore(Packet packet, int end) {
    Packet segment = packet;
    int at = end;
    while (at > segment.segmentLength()) {
      at -= segment.segmentLength();
      segment = Segments.following(segment);
    }
    return at;
  }
}
