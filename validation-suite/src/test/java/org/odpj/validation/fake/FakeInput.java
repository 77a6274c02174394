package org.odpj.validation.fake;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.odpj.classify.Cos;
import org.odpj.classify.Threshold;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketVector;
import org.odpj.packet.PktinVectors;
import org.odpj.parse.PacketFlags;
import org.odpj.parse.ParseParam;
import org.odpj.queue.Queue;
import org.odpj.spi.InputClassifier;
import org.odpj.spi.PacketSink;

/** Sorts packets one by one, under the classifier's lock. */
final class FakeInput implements InputClassifier, PacketSink {
  private final FakeClassifier classifier;
  private final Fault fault;
  private final Set<FakeCos> reached = new HashSet<>();
  private @Nullable FakeCos defaultCos;
  private @Nullable FakeCos errorCos;
  private int skip;
  private long unclassified;

  FakeInput(FakeClassifier classifier, Fault fault) {
    this.classifier = classifier;
    this.fault = fault;
  }

  @Override
  public void defaultCos(@Nullable Cos cos) {
    synchronized (classifier) {
      defaultCos = exchange(defaultCos, cos);
    }
  }

  @Override
  public void errorCos(@Nullable Cos cos) {
    synchronized (classifier) {
      errorCos = exchange(errorCos, cos);
    }
  }

  private @Nullable FakeCos exchange(@Nullable FakeCos before, @Nullable Cos now) {
    FakeCos next = now == null ? null : classifier.own(now);
    if (next != null) {
      next.uses++;
    }
    if (before != null) {
      before.uses--;
    }
    return next;
  }

  @Override
  public void skip(int bytes) {
    synchronized (classifier) {
      skip = bytes;
    }
  }

  @Override
  public long unclassified() {
    synchronized (classifier) {
      return unclassified;
    }
  }

  @Override
  public PacketSink sink(boolean parsed) {
    return this;
  }

  @Override
  public boolean isOpen() {
    synchronized (classifier) {
      return fault == Fault.CLASSIFIER_IGNORES_THRESHOLDS
          || reached.stream().noneMatch(FakeInput::isFull);
    }
  }

  private static boolean isFull(FakeCos cos) {
    Threshold threshold = cos.param().backPressure();
    return !cos.closed
        && threshold != null
        && cos.queues().stream().anyMatch(queue -> queue.length() >= threshold.max());
  }

  @Override
  public int accept(Packet[] packets, int offset, int count) {
    synchronized (classifier) {
      int events = 0;
      for (int i = offset; i < offset + count; i++) {
        events += accept(packets[i]) ? 1 : 0;
      }
      return events;
    }
  }

  private boolean accept(Packet packet) {
    boolean sound;
    if (skip < packet.length()) {
      sound = packet.parse(skip, ParseParam.ETH_ALL);
    } else {
      packet.setFlags(PacketFlags.L2_ERROR);
      sound = false;
    }
    FakeCos at = sound ? defaultCos : errorCos;
    if (at == null) {
      unclassified++;
      packet.free();
      return false;
    }
    arrive(at, packet);
    FakeFields fields = new FakeFields(packet);
    FakePmr rule = sound ? classifier.ruleOf(at, fields) : null;
    while (rule != null) {
      long mark = rule.link().param().mark();
      if (mark != 0) {
        packet.classMark(mark);
      }
      at = rule.to();
      arrive(at, packet);
      rule = classifier.ruleOf(at, fields);
    }
    return deliver(at, packet);
  }

  private void arrive(FakeCos cos, Packet packet) {
    reached.add(cos);
    boolean bytes = fault != Fault.CLASSIFIER_COUNTS_NO_BYTES;
    cos.count(null, 1, bytes ? packet.length() : 0, 0, packet.hasError() ? 1 : 0);
  }

  private boolean deliver(FakeCos cos, Packet packet) {
    Queue queue = classifier.queueOf(cos, packet);
    if (queue == null) {
      packet.free();
      return false;
    }
    PacketPool pool = cos.pool();
    Packet moved = packet;
    if (pool != null && !pool.equals(packet.pool()) && fault != Fault.CLASSIFIER_FORGETS_POOLS) {
      moved = packet.copy(pool);
      packet.free();
    }
    if (moved == null) {
      discard(cos, queue);
      return false;
    }
    int length = moved.length();
    int errors = moved.hasError() ? 1 : 0;
    Event event = event(cos, moved);
    if (isDroppedEarly(cos, queue) || !queue.enqueue(event)) {
      event.free();
      discard(cos, queue);
      return false;
    }
    cos.count(queue, 1, length, 0, errors);
    return true;
  }

  private static void discard(FakeCos cos, Queue queue) {
    cos.count(null, 0, 0, 1, 0);
    cos.count(queue, 0, 0, 1, 0);
  }

  private static Event event(FakeCos cos, Packet packet) {
    PktinVectors how = cos.param().vectors();
    PacketVector vector = how == null ? null : how.pool().alloc();
    if (vector == null) {
      return packet;
    }
    vector.table()[0] = packet;
    vector.size(1);
    return vector;
  }

  private boolean isDroppedEarly(FakeCos cos, Queue queue) {
    Threshold red = cos.param().red();
    if (red == null || fault == Fault.CLASSIFIER_IGNORES_THRESHOLDS) {
      return false;
    }
    int over = queue.length() - red.min();
    int span = Math.max(1, red.max() - red.min());
    return over >= span || (over > 0 && ThreadLocalRandom.current().nextInt(span) < over);
  }
}
