package org.odpj.spi;

import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;
import org.odpj.parse.PacketFlags;
import org.odpj.parse.ParseParam;
import org.odpj.parse.Proto;
import org.odpj.parse.ProtoLayer;
import org.odpj.pktio.PktinDrops;
import org.odpj.pktio.PktioConfig;

/**
 * What {@link PktioConfig} asks of an interface's input, for packets of any backend: parses each
 * packet received, verifies checksums, sorts out what is to be dropped, notes the time of arrival.
 * Thread-safe.
 */
public final class InputParser {
  /** Null if nothing is parsed. */
  private final @Nullable ParseParam param;

  private final PktinDrops drop;
  private final boolean drops;
  private final boolean timestamps;

  private InputParser(PktioConfig config) {
    this.param =
        config.parserLayer() == ProtoLayer.NONE
            ? null
            : new ParseParam(Proto.ETH, config.parserLayer(), config.pktin().checksums());
    this.drop = config.pktin().drop();
    this.timestamps = config.pktin().timestamps();
    this.drops = !drop.equals(PktinDrops.NONE);
  }

  /**
   * The parser of a configuration.
   *
   * @param config of an interface
   * @return null if there is nothing to do
   */
  public static @Nullable InputParser of(PktioConfig config) {
    boolean idle = config.parserLayer() == ProtoLayer.NONE && !config.pktin().timestamps();
    return idle ? null : new InputParser(config);
  }

  /**
   * Parses packets just received.
   *
   * @param packets holds them; those to drop are moved behind the others, which keep their order
   * @param offset index of the first
   * @param count how many
   * @return how many are not to be dropped; the queue frees the rest
   */
  public int parse(Packet[] packets, int offset, int count) {
    if (timestamps) {
      stamp(packets, offset, count);
    }
    return param == null ? count : parseAll(param, packets, offset, count);
  }

  /** One time for all: they were received together. */
  private static void stamp(Packet[] packets, int offset, int count) {
    long now = System.nanoTime();
    for (int i = offset; i < offset + count; i++) {
      packets[i].timestamp(now);
    }
  }

  private int parseAll(ParseParam how, Packet[] packets, int offset, int count) {
    int kept = offset;
    for (int i = offset; i < offset + count; i++) {
      Packet packet = packets[i];
      if (packet.parse(0, how) || !drops || !isDropped(packet.flags())) {
        packets[i] = packets[kept];
        packets[kept++] = packet;
      }
    }
    return kept - offset;
  }

  private boolean isDropped(long flags) {
    if ((flags & PacketFlags.L3_ERROR) != 0) {
      return (drop.ipv4() && (flags & PacketFlags.IPV4) != 0)
          || (drop.ipv6() && (flags & PacketFlags.IPV6) != 0);
    }
    return (flags & PacketFlags.L4_ERROR) != 0
        && ((drop.udp() && (flags & PacketFlags.UDP) != 0)
            || (drop.tcp() && (flags & PacketFlags.TCP) != 0)
            || (drop.sctp() && (flags & PacketFlags.SCTP) != 0));
  }
}
