package org.odpj.packet;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes packets apart into their buffers, and makes packets of buffers. */
final class Assembly {
  private Assembly() {}

  static int disassemble(Packet packet, PacketBuffer[] buffers, int offset) {
    int count = packet.segmentCount();
    Objects.checkFromIndexSize(offset, count, buffers.length);
    Segments.requireUnshared(packet);
    if (References.borrows(packet)) {
      throw new IllegalStateException("a packet that shows data of others cannot be taken apart");
    }
    packet.takenIn("taken apart");
    packet.resetMetadata();
    Packet segment = packet;
    for (int i = 0; i < count - 1; i++) {
      Packet next = Segments.following(segment);
      segment.chain(null);
      buffers[offset + i] = single(segment);
      segment = next;
    }
    buffers[offset + count - 1] = single(segment);
    return count;
  }

  private static PacketBuffer single(Packet segment) {
    segment.total(segment.segmentLength(), 1);
    PacketBuffer buffer = segment.asBuffer();
    buffer.takeApart();
    return buffer;
  }

  static @Nullable Packet reassemble(PacketBuffer[] buffers, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, buffers.length);
    if (count < 1) {
      throw new IllegalArgumentException("a packet has at least 1 buffer, not " + count);
    }
    Packet packet = buffers[offset].segment;
    long length = 0;
    for (int i = offset; i < offset + count; i++) {
      checkPool(packet, buffers[i]);
      length += buffers[i].dataLength();
    }
    if (count > packet.maxSegments() || length > packet.longest()) {
      return null;
    }
    join(buffers, offset, count);
    for (int i = offset; i < offset + count - 1; i++) {
      buffers[i].segment.chain(buffers[i + 1].segment);
    }
    packet.total((int) length, count);
    packet.handedOut("made of buffers");
    return packet;
  }

  /** All buffers, or none if one is there twice. */
  private static void join(PacketBuffer[] buffers, int offset, int count) {
    int joined = 0;
    try {
      while (joined < count) {
        buffers[offset + joined].join();
        joined++;
      }
    } finally {
      for (int i = 0; joined < count && i < joined; i++) {
        buffers[offset + i].takeApart();
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // A pool is a thing, not a value.
  private static void checkPool(Packet packet, PacketBuffer buffer) {
    if (buffer.pool() != packet.pool()) {
      throw new IllegalArgumentException(
          "buffers of the pools '%s' and '%s' cannot make one packet"
              .formatted(packet.pool().name(), buffer.pool().name()));
    }
  }
}
