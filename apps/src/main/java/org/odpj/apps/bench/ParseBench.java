package org.odpj.apps.bench;

import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.parse.PacketFlags;
import org.odpj.parse.ParseParam;
import org.odpj.proto.EtherType;
import org.odpj.proto.Ethernet;
import org.odpj.proto.IpProtocol;
import org.odpj.proto.Ipv4;
import org.odpj.proto.Udp;

/**
 * Parses packets of 64 bytes with UDP over IPv4, again and again, in bursts of 32 from a shuffled
 * set that fits into the second-level cache.
 */
final class ParseBench {
  private static final int LENGTH = 64;
  private static final int BURST = 32;

  /** A round is over before the clock is asked again. */
  private static final int BURSTS_A_ROUND = 4_096;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Packet[] packets;
  private long found;

  /** Takes all packets of the pool. */
  ParseBench(PacketPool pool, int count) {
    List<Packet> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Packet packet = pool.alloc(LENGTH);
      if (packet == null) {
        throw new IllegalStateException("the pool has no %d packets".formatted(count));
      }
      write(packet, i);
      all.add(packet);
    }
    Collections.shuffle(all, new Random(1));
    packets = all.toArray(Packet[]::new);
  }

  /**
   * Measures one way of parsing.
   *
   * @param param what to parse
   * @param classify whether addresses and ports are read as well
   * @param nanos how long
   * @return nanoseconds a packet, of the thread's own time: what neighbours take does not count
   */
  double measure(ParseParam param, boolean classify, long nanos) {
    long start = THREADS.getCurrentThreadCpuTime();
    long parsed = 0;
    long now = start;
    while (now - start < nanos) {
      parsed += classify ? classifyRound(param) : parseRound(param);
      now = THREADS.getCurrentThreadCpuTime();
    }
    return (double) (now - start) / parsed;
  }

  /** Something that depends on every packet parsed, so that no work can be left out. */
  long found() {
    return found;
  }

  void free() {
    Arrays.stream(packets).forEach(Packet::free);
  }

  private int parseRound(ParseParam param) {
    for (int burst = 0, first = 0; burst < BURSTS_A_ROUND; burst++) {
      for (int i = first; i < first + BURST; i++) {
        Packet packet = packets[i];
        packet.parse(0, param);
        found += packet.flags();
      }
      first = (first + BURST) % packets.length;
    }
    return BURSTS_A_ROUND * BURST;
  }

  private int classifyRound(ParseParam param) {
    for (int burst = 0, first = 0; burst < BURSTS_A_ROUND; burst++) {
      for (int i = first; i < first + BURST; i++) {
        Packet packet = packets[i];
        packet.parse(0, param);
        if (packet.has(PacketFlags.IPV4 | PacketFlags.UDP)) {
          found += flow(packet);
        }
      }
      first = (first + BURST) % packets.length;
    }
    return BURSTS_A_ROUND * BURST;
  }

  /** What a flow table would look up. */
  private static int flow(Packet packet) {
    MemorySegment memory = packet.memory();
    long data = packet.dataOffset();
    Ipv4 ip = Ipv4.at(memory, data + packet.l3Offset());
    Udp udp = Udp.at(memory, data + packet.l4Offset());
    return ip.source() ^ ip.destination() ^ (udp.source() << 16) ^ udp.destination();
  }

  private static void write(Packet packet, int number) {
    MemorySegment memory = packet.memory();
    long at = packet.dataOffset();
    Ethernet.at(memory, at).destination(0x0200_0000_0002L).source(0x0200_0000_0001L);
    Ethernet.at(memory, at).type(EtherType.IPV4);
    int ipLength = LENGTH - Ethernet.LENGTH;
    Ipv4.at(memory, at + Ethernet.LENGTH)
        .init(ipLength, 64, IpProtocol.UDP, 0x0a00_0001, 0x0a00_0000 + number);
    Udp.at(memory, at + Ethernet.LENGTH + Ipv4.LENGTH)
        .init(40_000 + number, 40_001, ipLength - Ipv4.LENGTH);
  }
}
