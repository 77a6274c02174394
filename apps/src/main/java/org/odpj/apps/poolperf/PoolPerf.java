package org.odpj.apps.poolperf;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.odpj.Odp;
import org.odpj.apps.run.StopSignal;
import org.odpj.apps.run.WorkerGroup;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;

/** Makes the pool and the workers, and runs them. */
final class PoolPerf {
  private static final WorkerGroup.Control NOTHING =
      new WorkerGroup.Control() {
        @Override
        public void second(long elapsedNanos) {}

        @Override
        public void warm() {}
      };

  private PoolPerf() {}

  static PoolPerfResult run(Odp odp, PoolPerfParam param) {
    if (param.packets()) {
      try (PacketPool pool = odp.createPacketPool("pool-perf", packets(param))) {
        return measure(odp, param, () -> new PacketRounds(pool, param));
      }
    }
    try (BufferPool pool = odp.createBufferPool("pool-perf", buffers(param))) {
      return measure(odp, param, () -> new BufferRounds(pool, param));
    }
  }

  private static BufferPoolParam buffers(PoolPerfParam param) {
    BufferPoolParam pool = BufferPoolParam.of(param.events(), param.size());
    return param.cache() < 0 ? pool : pool.withCache(param.cache());
  }

  private static PacketPoolParam packets(PoolPerfParam param) {
    PacketPoolParam pool = PacketPoolParam.of(param.events(), param.size());
    return param.cache() < 0 ? pool : pool.withCache(param.cache());
  }

  private static PoolPerfResult measure(Odp odp, PoolPerfParam param, Supplier<Rounds> maker) {
    int cpus = WorkerGroup.usable(odp, param.cpus()).length;
    int count = param.workers() == 0 ? cpus : param.workers();
    AtomicInteger notReady = new AtomicInteger(count);
    List<PoolWorker> workers =
        IntStream.range(0, count).mapToObj(_ -> new PoolWorker(param, maker, notReady)).toList();
    WorkerGroup group = new WorkerGroup(odp, param.cpus(), workers);
    try (StopSignal _ = StopSignal.listen(group::stop)) {
      group.run(0, NOTHING);
    }
    return new PoolPerfResult(workers);
  }
}
