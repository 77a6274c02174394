package org.odpj.apps.poolperf;

import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;

/** Rounds on a pool of packets. */
final class PacketRounds implements Rounds {
  private final PacketPool pool;
  private final int length;
  private final int burst;
  private final int bursts;
  private final Packet[] held;

  PacketRounds(PacketPool pool, PoolPerfParam param) {
    this.pool = pool;
    this.length = param.size();
    this.burst = param.burst();
    this.bursts = param.bursts();
    this.held = new Packet[param.held()];
  }

  @Override
  public long run(int count) {
    long events = 0;
    for (int i = 0; i < count; i++) {
      events += burst == 0 ? single() : multi();
    }
    return events;
  }

  private int multi() {
    int got = 0;
    for (int i = 0; i < bursts; i++) {
      got += pool.alloc(length, held, got, burst);
    }
    for (int freed = 0; freed < got; freed += burst) {
      pool.free(held, freed, Math.min(burst, got - freed));
    }
    return got;
  }

  private int single() {
    int got = 0;
    for (int i = 0; i < bursts; i++) {
      Packet packet = pool.alloc(length);
      if (packet != null) {
        held[got++] = packet;
      }
    }
    for (int i = 0; i < got; i++) {
      held[i].free();
    }
    return got;
  }
}
