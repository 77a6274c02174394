package org.odpj.packet;

import java.lang.foreign.ValueLayout;

/** Packets for people. */
final class PacketText {
  private static final int BYTES_A_LINE = 16;

  private PacketText() {}

  static String line(Packet packet) {
    StringBuilder text = new StringBuilder("packet of pool '");
    text.append(packet.pool().name()).append("': ").append(packet.length()).append(" B");
    text.append(", segments ").append(packet.segmentCount());
    text.append(", headroom ").append(packet.headroom());
    text.append(", tailroom ").append(packet.tailroom());
    number(text, "input", packet.inputIndex(), Packet.NO_INPUT);
    number(text, "l2", packet.l2Offset(), Packet.OFFSET_INVALID);
    number(text, "l3", packet.l3Offset(), Packet.OFFSET_INVALID);
    number(text, "l4", packet.l4Offset(), Packet.OFFSET_INVALID);
    if (packet.hasFlowHash()) {
      text.append(", flow hash ").append(Integer.toHexString(packet.flowHash()));
    }
    if (packet.hasReferences()) {
      text.append(", referenced");
    }
    if (packet.isReferencing()) {
      text.append(", referencing");
    }
    return text.toString();
  }

  private static void number(StringBuilder text, String name, int value, int none) {
    if (value != none) {
      text.append(", ").append(name).append(' ').append(value);
    }
  }

  static String hex(Packet packet, int offset, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      if (i % BYTES_A_LINE == 0) {
        text.append(i == 0 ? "" : "\n").append("%06x".formatted(offset + i));
      }
      byte value = packet.memory().get(ValueLayout.JAVA_BYTE, packet.dataOffset(offset + i));
      text.append(" %02x".formatted(value));
    }
    return text.toString();
  }
}
