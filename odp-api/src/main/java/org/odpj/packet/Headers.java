package org.odpj.packet;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.parse.HeaderParser;
import org.odpj.parse.ParseParam;
import org.odpj.parse.Parsed;
import org.odpj.thread.ThreadSlot;

/**
 * Parses a packet wherever its bytes are: in the first segment if that has all the headers, else in
 * a copy that the thread keeps.
 */
final class Headers {
  /** Link layer, IPv6 header and the longest payload: no parse asks for more. */
  private static final int MOST = 30 + 40 + 65_535;

  /** Enough for nearly all headers. */
  private static final int USUAL = 256;

  private static final ThreadSlot<MemorySegment> COPY =
      new ThreadSlot<>(() -> Arena.ofAuto().allocate(MOST, Long.BYTES));

  private Headers() {}

  static long parse(Packet packet, int offset, ParseParam param) {
    int length = packet.length() - offset;
    int present = packet.segmentLength() - offset;
    if (present > 0) {
      long parsed =
          HeaderParser.parse(packet.memory(), packet.dataOffset() + offset, present, length, param);
      if (!Parsed.incomplete(parsed)) {
        return parsed;
      }
    }
    long parsed = parseCopy(packet, offset, Math.min(length, USUAL), param);
    return Parsed.incomplete(parsed)
        ? parseCopy(packet, offset, Math.min(length, MOST), param)
        : parsed;
  }

  private static long parseCopy(Packet packet, int offset, int present, ParseParam param) {
    MemorySegment copy = COPY.get();
    packet.copyTo(offset, copy, 0, present);
    return HeaderParser.parse(copy, 0, present, packet.length() - offset, param);
  }
}
