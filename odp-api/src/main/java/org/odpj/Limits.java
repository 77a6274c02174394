package org.odpj;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Set;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.packet.ExternalPoolParam;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pool.ExternalPoolCapability;
import org.odpj.pool.PoolCapability;
import org.odpj.pool.VectorPoolCapability;
import org.odpj.pool.VectorPoolParam;
import org.odpj.queue.EventAggrCapability;
import org.odpj.queue.EventAggrConfig;
import org.odpj.queue.NonBlocking;
import org.odpj.queue.QueueCapability;
import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueParam;
import org.odpj.queue.QueueType;
import org.odpj.queue.SchedParam;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.SchedulerCapability;
import org.odpj.stash.StashCapability;
import org.odpj.stash.StashOpMode;
import org.odpj.stash.StashParam;

/**
 * Refuses parameters outside a capability, naming the value and the bound; for every backend alike.
 */
final class Limits {
  private Limits() {}

  static <T extends Enum<T>> void checkMode(
      String pktio, String direction, T mode, Set<T> offered) {
    if (!offered.contains(mode)) {
      throw new IllegalArgumentException(
          "%s: %s mode %s is not offered; offered: %s"
              .formatted(pktio, direction, mode, offered.stream().sorted().toList()));
    }
  }

  static void check(PacketPoolParam param, PoolCapability can) {
    range("packet count", param.count(), 1, can.maxElements());
    range("packet length", param.length(), 1, can.maxPacketLength());
    if (param.maxLength() != 0) {
      range("maximum packet length", param.maxLength(), param.length(), can.maxPacketLength());
    }
    int shorter = param.length();
    for (PacketPoolParam.Sub sub : param.sub()) {
      range("packet count", sub.count(), 1, can.maxElements());
      range("length of further packets", sub.length(), shorter + 1, can.maxPacketLength());
      shorter = sub.length();
    }
    range("segment length", param.segmentLength(), 0, can.maxPacketLength());
    powerOfTwo("packet alignment", param.alignment(), can.maxAlignment());
    range("headroom", param.headroom(), 0, can.maxHeadroom());
    range("user area", param.userArea(), 0, can.maxUserArea());
    range("packet cache", param.cache(), 0, can.maxCache());
  }

  static void check(ExternalPoolParam param, ExternalPoolCapability external, PoolCapability can) {
    if (external.maxPools() == 0) {
      throw new IllegalArgumentException("the backend makes no pools in memory of the application");
    }
    range("buffer count", param.count(), 1, external.maxBuffers());
    range("headroom", param.headroom(), 0, can.maxHeadroom());
    range("header", param.header(), 0, external.maxBufferSize());
    int headroom = Math.max(param.headroom(), can.minHeadroom());
    range(
        "buffer size", param.bufferSize(), param.header() + headroom + 1, external.maxBufferSize());
    range("user area", param.userArea(), 0, can.maxUserArea());
    range("packet cache", param.cache(), 0, can.maxCache());
  }

  static void check(MemorySegment memory) {
    if (!memory.isNative() || memory.isReadOnly()) {
      throw new IllegalArgumentException("%s is not off-heap memory to write to".formatted(memory));
    }
    if (!memory.isAccessibleBy(new Thread())) {
      throw new IllegalArgumentException(
          "only one thread can use %s; take it from a shared arena".formatted(memory));
    }
  }

  static void check(BufferPoolParam param, PoolCapability can) {
    range("buffer count", param.count(), 1, can.maxElements());
    range("buffer size", param.size(), 1, can.maxBufferSize());
    powerOfTwo("buffer alignment", param.alignment(), can.maxAlignment());
    range("user area", param.userArea(), 0, can.maxUserArea());
    range("buffer cache", param.cache(), 0, can.maxCache());
  }

  static void check(VectorPoolParam param, VectorPoolCapability can) {
    range("vector count", param.count(), 1, can.maxElements());
    range("vector size", param.size(), 1, can.maxSize());
    range("user area", param.userArea(), 0, can.maxUserArea());
    range("vector cache", param.cache(), 0, can.maxCache());
  }

  static void check(QueueParam param, QueueCapability can) {
    range("queue size", param.size(), 0, can.maxSize());
    if (param.sched() != null) {
      throw new IllegalArgumentException("a plain queue has no scheduling parameters");
    }
    if (!can.nonBlocking().contains(param.nonBlocking())) {
      throw new IllegalArgumentException(
          "plain queues cannot be %s; they can be: %s"
              .formatted(param.nonBlocking(), can.nonBlocking()));
    }
    if (param.enqueueMode() == QueueOpMode.DISABLED
        && param.dequeueMode() == QueueOpMode.DISABLED) {
      throw new IllegalArgumentException("a queue whose both sides are disabled is of no use");
    }
    checkAggregators(param, can.aggregators());
  }

  static void check(QueueParam param, SchedulerCapability can) {
    SchedParam sched = param.sched();
    if (param.type() != QueueType.SCHED || sched == null) {
      throw new IllegalArgumentException("a scheduled queue needs scheduling parameters");
    }
    range("queue size", param.size(), 0, can.maxQueueSize());
    range("queue priority", sched.priority(), can.minPriority(), can.maxPriority());
    if (!can.syncs().contains(sched.sync())) {
      throw new IllegalArgumentException(
          "the scheduler cannot do " + sched.sync() + "; it can: " + can.syncs());
    }
    if (param.nonBlocking() != NonBlocking.BLOCKING) {
      throw new IllegalArgumentException(
          "a scheduled queue cannot be %s; it can be: BLOCKING".formatted(param.nonBlocking()));
    }
    boolean ordered = sched.sync() == SchedSync.ORDERED;
    range("flows", sched.flows(), 1, can.maxFlows());
    range("ordered locks", sched.orderedLocks(), 0, ordered ? can.maxOrderedLocks() : 0);
    checkAggregators(param, can.aggregators());
  }

  static void check(List<EventAggrConfig> aggregators, EventAggrCapability can) {
    range("aggregators of a queue", aggregators.size(), 0, can.maxPerQueue());
    for (EventAggrConfig one : aggregators) {
      int most = Math.min(can.maxSize(), one.pool().param().size());
      range("aggregated events", one.maxSize(), can.minSize(), most);
      long timeout = one.maxTimeoutNanos();
      if (timeout != 0 && (timeout < can.minTimeoutNanos() || timeout > can.maxTimeoutNanos())) {
        throw new IllegalArgumentException(
            "aggregation for %d ns is outside %d..%d"
                .formatted(timeout, can.minTimeoutNanos(), can.maxTimeoutNanos()));
      }
    }
  }

  private static void checkAggregators(QueueParam param, EventAggrCapability can) {
    check(param.aggregators(), can);
    if (!param.aggregators().isEmpty() && param.nonBlocking() != NonBlocking.BLOCKING) {
      throw new IllegalArgumentException(
          "a queue with aggregators cannot be %s; it can be: BLOCKING"
              .formatted(param.nonBlocking()));
    }
  }

  static void check(StashParam param, StashCapability can) {
    if (!can.types().contains(param.type())) {
      throw new IllegalArgumentException(
          "no stash can be " + param.type() + "; those that can be made: " + can.types());
    }
    if ((param.putMode() == StashOpMode.LOCAL) != (param.getMode() == StashOpMode.LOCAL)) {
      throw new IllegalArgumentException("a stash is LOCAL on both sides or on none");
    }
    range("stash size", param.count(), 1, can.maxCount());
    range("stash cache", param.cache(), 0, can.maxCache());
  }

  static void range(String what, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s %d is outside %d..%d".formatted(what, value, min, max));
    }
  }

  private static void powerOfTwo(String what, int value, int max) {
    if (Integer.bitCount(value) != 1 || value < 1 || value > max) {
      throw new IllegalArgumentException(
          "%s %d is not a power of two in 1..%d".formatted(what, value, max));
    }
  }
}
