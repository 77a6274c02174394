package org.odpj.validation.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.odpj.classify.Cos;
import org.odpj.classify.CosParam;
import org.odpj.classify.CosStatistics;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.queue.Queue;

/** A class of service; guarded by its classifier. */
final class FakeCos implements Cos {
  final List<FakePmr> rules = new ArrayList<>();
  int uses;
  boolean closed;
  private final String name;
  private final CosParam param;
  private final FakeClassifier classifier;
  private final Map<@Nullable Queue, CosStatistics> counters = new HashMap<>();
  private List<Queue> queues;
  private @Nullable PacketPool pool;

  FakeCos(String name, CosParam param, List<Queue> queues, FakeClassifier classifier) {
    this.name = name;
    this.param = param;
    this.queues = queues;
    this.pool = param.pool();
    this.classifier = classifier;
  }

  /** Counts for the class, or for a queue of it. */
  void count(@Nullable Queue queue, int packets, long octets, int discards, int errors) {
    CosStatistics old = counters.getOrDefault(queue, new CosStatistics(0, 0, 0, 0));
    counters.put(
        queue,
        new CosStatistics(
            old.packets() + packets,
            old.octets() + octets,
            old.discards() + discards,
            old.errors() + errors));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public CosParam param() {
    return param;
  }

  @Override
  public @Nullable Queue queue() {
    synchronized (classifier) {
      return queues.size() == 1 ? queues.getFirst() : null;
    }
  }

  @Override
  public void queue(Queue queue) {
    if (param.queue() == null) {
      throw new IllegalStateException("'" + name + "' has no queue to be replaced");
    }
    synchronized (classifier) {
      queues = List.of(queue);
    }
  }

  @Override
  public List<Queue> queues() {
    synchronized (classifier) {
      return queues;
    }
  }

  @Override
  public @Nullable PacketPool pool() {
    synchronized (classifier) {
      return pool;
    }
  }

  @Override
  public void pool(@Nullable PacketPool other) {
    synchronized (classifier) {
      pool = other;
    }
  }

  @Override
  public @Nullable Queue queueOf(Packet packet) {
    return classifier.queueOf(this, packet);
  }

  @Override
  public CosStatistics statistics() {
    return count(null);
  }

  @Override
  public CosStatistics statistics(Queue queue) {
    if (!queues().contains(queue)) {
      throw new IllegalArgumentException(queue.name() + " is not a queue of " + name);
    }
    return count(queue);
  }

  private CosStatistics count(@Nullable Queue queue) {
    synchronized (classifier) {
      return counters.getOrDefault(queue, new CosStatistics(0, 0, 0, 0));
    }
  }

  @Override
  public void close() {
    classifier.close(this);
  }
}
