package org.odpj.linuxgeneric.classify;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.odpj.classify.Cos;
import org.odpj.classify.CosParam;
import org.odpj.classify.CosStatistics;
import org.odpj.classify.Threshold;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.queue.Queue;

/** A class of service: the rules that lead on from it and the queues of what stays. */
final class LinuxCos implements Cos {
  private final String name;
  private final CosParam param;
  private final int number;
  private final LinuxClassifier classifier;
  private final @Nullable FlowSpread spread;
  private final Counters counters = new Counters();
  private volatile RuleTable rules = RuleTable.EMPTY;
  private volatile Outlet[] outlets;
  private volatile @Nullable PacketPool pool;
  private volatile boolean closed;

  /** Rules to and from it, and interfaces that start with it; guarded by the classifier. */
  private int uses;

  LinuxCos(
      String name, CosParam param, List<Queue> queues, int number, LinuxClassifier classifier) {
    CosParam.Spread over = param.spread();
    this.name = name;
    this.param = param;
    this.number = number;
    this.classifier = classifier;
    this.spread = over == null ? null : new FlowSpread(queues.size(), over.hash());
    this.pool = param.pool();
    this.outlets = queues.stream().map(queue -> new Outlet(this, queue)).toArray(Outlet[]::new);
  }

  /** Small, and different from that of most other classes. */
  int number() {
    return number;
  }

  Counters counters() {
    return counters;
  }

  RuleTable rules() {
    return rules;
  }

  void rules(RuleTable now) {
    rules = now;
  }

  void used(int more) {
    uses += more;
  }

  boolean isUsed() {
    return uses != 0;
  }

  boolean isClosed() {
    return closed;
  }

  void closed() {
    closed = true;
  }

  /** Where a packet goes that stays in the class; null if it is dropped. */
  @Nullable Outlet outletOf(FieldReader packet) {
    Outlet[] all = outlets;
    if (all.length == 0) {
      return null;
    }
    return all[spread == null ? 0 : spread.queueOf(packet)];
  }

  /** Whether interfaces whose packets come to the class shall receive nothing. */
  boolean isFull(PacketPool inputPool) {
    Threshold threshold = param.backPressure();
    if (threshold == null) {
      return false;
    }
    PacketPool own = pool;
    for (Outlet outlet : outlets) {
      int level = Level.of(threshold, outlet.queue(), own == null ? inputPool : own);
      if (level >= threshold.max()) {
        return true;
      }
    }
    return false;
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
    Outlet[] all = outlets;
    return all.length == 1 ? all[0].queue() : null;
  }

  @Override
  public void queue(Queue queue) {
    if (param.queue() == null) {
      throw new IllegalStateException(
          "the class '%s' has no queue of its own to be replaced; it drops or spreads"
              .formatted(name));
    }
    outlets = new Outlet[] {new Outlet(this, queue)};
  }

  @Override
  public List<Queue> queues() {
    return Stream.of(outlets).map(Outlet::queue).toList();
  }

  @Override
  public @Nullable PacketPool pool() {
    return pool;
  }

  @Override
  public void pool(@Nullable PacketPool other) {
    pool = other;
  }

  @Override
  public @Nullable Queue queueOf(Packet packet) {
    Outlet outlet = outletOf(new FieldReader(packet));
    return outlet == null ? null : outlet.queue();
  }

  @Override
  public CosStatistics statistics() {
    return counters.snapshot();
  }

  @Override
  public CosStatistics statistics(Queue queue) {
    for (Outlet outlet : outlets) {
      if (outlet.queue().equals(queue)) {
        return outlet.statistics();
      }
    }
    throw new IllegalArgumentException(
        "'%s' is not a queue of the class '%s'".formatted(queue.name(), name));
  }

  @Override
  public void close() {
    classifier.close(this);
  }
}
