package org.odpj.apps.poolperf;

import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;

/** Rounds on a pool of buffers. */
final class BufferRounds implements Rounds {
  private final BufferPool pool;
  private final int burst;
  private final int bursts;
  private final Buffer[] held;

  BufferRounds(BufferPool pool, PoolPerfParam param) {
    this.pool = pool;
    this.burst = param.burst();
    this.bursts = param.bursts();
    this.held = new Buffer[param.held()];
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
      got += pool.alloc(held, got, burst);
    }
    for (int freed = 0; freed < got; freed += burst) {
      pool.free(held, freed, Math.min(burst, got - freed));
    }
    return got;
  }

  private int single() {
    int got = 0;
    for (int i = 0; i < bursts; i++) {
      Buffer buffer = pool.alloc();
      if (buffer != null) {
        held[got++] = buffer;
      }
    }
    for (int i = 0; i < got; i++) {
      held[i].free();
    }
    return got;
  }
}
