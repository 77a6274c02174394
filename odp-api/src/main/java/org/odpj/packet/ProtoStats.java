package org.odpj.packet;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counters of the packets of one flow that packet output sent and dropped (ODP: {@code
 * odp_proto_stats_t}). Packets name theirs by a {@link ProtoStatsRequest}. Thread-safe.
 */
public final class ProtoStats {
  /**
   * What was counted.
   *
   * @param packets packets
   * @param octets0 their bytes, each packet's first adjustment added
   * @param octets1 their bytes, each packet's second adjustment added
   */
  public record Counts(long packets, long octets0, long octets1) {}

  private final String name;
  private final Counters sent = new Counters();
  private final Counters dropped = new Counters();

  /**
   * Counters at 0 (ODP: {@code odp_proto_stats_create}).
   *
   * @param name for people
   */
  public ProtoStats(String name) {
    this.name = name;
  }

  /**
   * The name it was made with.
   *
   * @return any text
   */
  public String name() {
    return name;
  }

  /**
   * What was sent (ODP: {@code odp_proto_stats}).
   *
   * @return a snapshot
   */
  public Counts sent() {
    return sent.snapshot();
  }

  /**
   * What was dropped (ODP: {@code odp_proto_stats}).
   *
   * @return a snapshot
   */
  public Counts dropped() {
    return dropped.snapshot();
  }

  /**
   * Counts one packet; see {@link ProtoStatsRequest#sent} and {@link ProtoStatsRequest#dropped}.
   */
  void count(boolean wasSent, long octets0, long octets1) {
    (wasSent ? sent : dropped).add(octets0, octets1);
  }

  private static final class Counters {
    private final LongAdder packets = new LongAdder();
    private final LongAdder octets0 = new LongAdder();
    private final LongAdder octets1 = new LongAdder();

    void add(long first, long second) {
      packets.increment();
      octets0.add(first);
      octets1.add(second);
    }

    Counts snapshot() {
      return new Counts(packets.sum(), octets0.sum(), octets1.sum());
    }
  }
}
