package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.Color;
import org.odpj.packet.Packet;

/**
 * All that can be seen of a packet at one time, to be compared with another time.
 *
 * @param content the data, in hexadecimal
 * @param places where each byte lies
 * @param headroom bytes
 * @param tailroom bytes
 * @param segments how many
 * @param metadata all else
 */
record PacketState(
    String content,
    List<Long> places,
    int headroom,
    int tailroom,
    int segments,
    Metadata metadata) {
  /** What must stay when data moves. */
  record Metadata(
      @Nullable Object userPointer,
      boolean userFlag,
      int input,
      int l2,
      int l3,
      int l4,
      int payload,
      int hash,
      long time,
      Color color,
      String userArea) {}

  static PacketState of(Packet packet) {
    checkSane(packet);
    List<Long> places = new ArrayList<>();
    for (int at = 0; at < packet.length(); at++) {
      places.add(packet.dataOffset(at));
    }
    return new PacketState(
        HexFormat.of().formatHex(Bytes.of(packet)),
        places,
        packet.headroom(),
        packet.tailroom(),
        packet.segmentCount(),
        metadata(packet));
  }

  static Metadata metadata(Packet packet) {
    return new Metadata(
        packet.userPointer(),
        packet.userFlag(),
        packet.inputIndex(),
        packet.l2Offset(),
        packet.l3Offset(),
        packet.l4Offset(),
        packet.payloadOffset(),
        packet.flowHash(),
        packet.timestamp(),
        packet.color(),
        HexFormat.of().formatHex(packet.userArea().toArray(ValueLayout.JAVA_BYTE)));
  }

  /** Data of a packet, as {@link #content} shows it. */
  String content(int from, int to) {
    return content.substring(2 * from, 2 * to);
  }

  int length() {
    return places.size();
  }

  /** Whether lengths, segments and places agree. */
  static void checkSane(Packet packet) {
    int at = 0;
    int segments = 0;
    int first = packet.segmentLength();
    while (at < packet.length()) {
      int run = packet.contiguousLength(at);
      assertTrue(run > 0, "a segment without data");
      assertEquals(
          packet.dataOffset(at) + run - 1, packet.dataOffset(at + run - 1), "end of a segment");
      assertEquals(run, packet.slice(at, run).byteSize(), "slice of a segment");
      if (at == 0) {
        assertEquals(first, run, "the first segment's length");
        assertEquals(packet.dataOffset(), packet.dataOffset(0), "start of the data");
      }
      at += run;
      segments++;
    }
    assertEquals(packet.length(), at, "sum of the segments' lengths");
    assertEquals(segments, packet.segmentCount(), "segments");
    int buffers = packet.bufferLength();
    assertTrue(buffers >= packet.length(), "the buffers are shorter than the data");
    assertTrue(packet.headroom() >= 0 && packet.tailroom() >= 0, "room is negative");
    int end = packet.length();
    assertThrows(IndexOutOfBoundsException.class, () -> packet.contiguousLength(end), "behind");
    assertThrows(IndexOutOfBoundsException.class, () -> packet.dataOffset(end), "behind the end");
    assertThrows(IndexOutOfBoundsException.class, () -> packet.dataOffset(-1), "before the start");
  }
}
