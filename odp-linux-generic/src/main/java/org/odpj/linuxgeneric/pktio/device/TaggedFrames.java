package org.odpj.linuxgeneric.pktio.device;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.odpj.linuxgeneric.pktio.base.Receiver;
import org.odpj.linuxgeneric.pktio.filter.PacketFilter;
import org.odpj.packet.Packet;
import org.odpj.proto.EtherType;
import org.odpj.proto.Ethernet;

/**
 * Takes those frames with a VLAN tag out of a queue that a filter does not match. The kernel passes
 * them all, because its filter does not see their tags: see {@link PacketFilter}.
 */
public final class TaggedFrames implements Receiver {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final int AT_TYPE = 12;

  private final Receiver receiver;
  private final PacketFilter filter;

  private TaggedFrames(Receiver receiver, PacketFilter filter) {
    this.receiver = receiver;
    this.filter = filter;
  }

  /**
   * A queue that keeps to a filter.
   *
   * @param receiver whose other frames the kernel has filtered
   * @param filter which; null if there is none
   * @return the queue to receive from
   */
  public static Receiver filtered(Receiver receiver, @Nullable PacketFilter filter) {
    return filter == null ? receiver : new TaggedFrames(receiver, filter);
  }

  @Override
  public int receive(Packet[] packets, int offset, int count) {
    int taken = receiver.receive(packets, offset, count);
    int kept = 0;
    for (int i = 0; i < taken; i++) {
      Packet packet = packets[offset + i];
      if (isTagged(packet) && !matches(packet)) {
        packet.free();
      } else {
        packets[offset + kept++] = packet;
      }
    }
    return kept;
  }

  @Override
  public boolean atEnd() {
    return receiver.atEnd();
  }

  private static boolean isTagged(Packet packet) {
    if (packet.segmentLength() < Ethernet.LENGTH) {
      return false;
    }
    int type =
        Short.toUnsignedInt(packet.memory().get(SHORT, packet.dataOffset() + (long) AT_TYPE));
    return type == EtherType.VLAN || type == EtherType.QINQ;
  }

  private boolean matches(Packet packet) {
    return filter.matches(
        packet.memory(), packet.dataOffset(), packet.length(), packet.segmentLength());
  }
}
