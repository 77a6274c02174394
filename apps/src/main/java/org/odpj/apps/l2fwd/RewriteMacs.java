package org.odpj.apps.l2fwd;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;
import org.odpj.proto.Ethernet;
import org.odpj.proto.MacAddress;

/** Makes frames come from the output interface, and go to the next station if one is named. */
final class RewriteMacs implements MacStage {
  private final long source;
  private final long destination;
  private final boolean setDestination;

  RewriteMacs(MacAddress source, @Nullable MacAddress destination) {
    this.source = source.bits();
    this.destination = destination == null ? 0 : destination.bits();
    this.setDestination = destination != null;
  }

  @Override
  public void apply(Packet[] burst, int count) {
    MemorySegment memory = burst[0].memory();
    for (int i = 0; i < count; i++) {
      Packet packet = burst[i];
      if (packet.segmentLength() >= Ethernet.LENGTH) {
        Ethernet frame = Ethernet.at(memory, packet.dataOffset()).source(source);
        if (setDestination) {
          frame.destination(destination);
        }
      }
    }
  }
}
