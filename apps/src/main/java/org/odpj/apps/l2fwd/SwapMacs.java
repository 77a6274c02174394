package org.odpj.apps.l2fwd;

import java.lang.foreign.MemorySegment;
import org.odpj.packet.Packet;
import org.odpj.proto.Ethernet;

/** Sends frames back to where they came from: source and destination change places. */
final class SwapMacs implements MacStage {
  @Override
  public void apply(Packet[] burst, int count) {
    MemorySegment memory = burst[0].memory();
    for (int i = 0; i < count; i++) {
      Packet packet = burst[i];
      if (packet.segmentLength() >= Ethernet.LENGTH) {
        Ethernet.at(memory, packet.dataOffset()).swapAddresses();
      }
    }
  }
}
