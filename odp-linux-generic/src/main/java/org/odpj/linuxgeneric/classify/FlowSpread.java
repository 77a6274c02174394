package org.odpj.linuxgeneric.classify;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.odpj.classify.HashProto;
import org.odpj.linuxgeneric.hash.Mix;
import org.odpj.parse.PacketFlags;

/**
 * Chooses one of several queues by a packet's addresses and ports. Packets of one flow go to one
 * queue, those of protocols that are not spread to the first.
 */
final class FlowSpread {
  private final int queues;
  private final EnumSet<HashProto> protos = EnumSet.noneOf(HashProto.class);

  FlowSpread(int queues, Set<HashProto> protos) {
    this.queues = queues;
    this.protos.addAll(protos);
  }

  int queueOf(FieldReader packet) {
    boolean isV4 = packet.has(PacketFlags.IPV4);
    if (!isV4 && !packet.has(PacketFlags.IPV6)) {
      return 0;
    }
    HashProto transport = transport(packet, isV4);
    if (transport != null && protos.contains(transport) && packet.l4(0, 4)) {
      return choose(addresses(packet, isV4, packet.value()));
    }
    return protos.contains(isV4 ? HashProto.IPV4 : HashProto.IPV6)
        ? choose(addresses(packet, isV4, 0))
        : 0;
  }

  /** Fragments have none, since only the first one knows the ports. */
  private static @Nullable HashProto transport(FieldReader packet, boolean isV4) {
    if (packet.has(PacketFlags.IPFRAG)) {
      return null;
    }
    if (packet.has(PacketFlags.UDP)) {
      return isV4 ? HashProto.IPV4_UDP : HashProto.IPV6_UDP;
    }
    if (packet.has(PacketFlags.TCP)) {
      return isV4 ? HashProto.IPV4_TCP : HashProto.IPV6_TCP;
    }
    return null;
  }

  private static long addresses(FieldReader packet, boolean isV4, long ports) {
    long hash = ports;
    int end = isV4 ? 20 : 40;
    for (int at = isV4 ? 12 : 8; at < end && packet.l3(at, Long.BYTES); at += Long.BYTES) {
      hash = Mix.of(hash) + packet.value();
    }
    return hash;
  }

  private int choose(long hash) {
    return (int) Math.unsignedMultiplyHigh(Mix.of(hash), queues);
  }
}
