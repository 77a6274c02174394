package org.odpj.validation.fake;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.classify.ClsCapability;
import org.odpj.classify.Cos;
import org.odpj.classify.CosParam;
import org.odpj.classify.EnqueueProfile;
import org.odpj.classify.HashProto;
import org.odpj.classify.Pmr;
import org.odpj.classify.PmrField;
import org.odpj.classify.PmrLink;
import org.odpj.classify.PmrTerm;
import org.odpj.classify.ThresholdType;
import org.odpj.packet.Packet;
import org.odpj.parse.PacketFlags;
import org.odpj.pktio.Pktio;
import org.odpj.queue.Queue;
import org.odpj.spi.ClassifierProvider;
import org.odpj.spi.InputClassifier;

/** Tries every rule of a class for every packet. */
final class FakeClassifier implements ClassifierProvider {
  private final Fault fault;
  private final Map<FakeCos, Consumer<? super Cos>> classes = new HashMap<>();

  FakeClassifier(Fault fault) {
    this.fault = fault;
  }

  @Override
  public ClsCapability capability() {
    return new ClsCapability(
        EnumSet.allOf(PmrField.class),
        true,
        4,
        1_000,
        500,
        7,
        255,
        32,
        4,
        Set.of(HashProto.IPV4_UDP),
        Set.of(ThresholdType.PACKETS),
        Set.of(ThresholdType.PACKETS),
        Set.of(EnqueueProfile.NONE));
  }

  @Override
  public synchronized Cos createCos(
      String name, CosParam param, List<Queue> queues, Consumer<? super Cos> onClose) {
    FakeCos cos = new FakeCos(name, param, queues, this);
    classes.put(cos, onClose);
    return cos;
  }

  @Override
  public synchronized List<Pmr> createPmrs(List<PmrLink> links, Consumer<? super Pmr> onClose) {
    List<Pmr> made = new ArrayList<>();
    for (PmrLink link : links) {
      FakePmr rule = new FakePmr(link, own(link.from()), own(link.to()), this, onClose);
      rule.from().rules.add(rule);
      rule.from().uses++;
      rule.to().uses++;
      made.add(rule);
    }
    return made;
  }

  @Override
  public InputClassifier classify(Pktio device) {
    return new FakeInput(this, fault);
  }

  synchronized FakeCos own(Cos cos) {
    if (cos instanceof FakeCos own && classes.containsKey(own)) {
      return own;
    }
    throw new IllegalArgumentException("'" + cos.name() + "' is closed, or not of this data plane");
  }

  void remove(FakePmr rule) {
    synchronized (this) {
      if (fault == Fault.CLASSIFIER_KEEPS_CLOSED_RULES) {
        return;
      }
      if (!rule.from().rules.remove(rule)) {
        return;
      }
      rule.from().uses--;
      rule.to().uses--;
    }
    rule.onClose().accept(rule);
  }

  void close(FakeCos cos) {
    Consumer<? super Cos> onClose;
    synchronized (this) {
      if (cos.uses > 0 && fault != Fault.CLASSIFIER_CLOSES_WHAT_IS_USED) {
        throw new IllegalStateException("'" + cos.name() + "' is in use");
      }
      if (cos.queues().size() > 1 && cos.queues().stream().anyMatch(queue -> queue.length() > 0)) {
        throw new IllegalStateException("events wait in queues of '" + cos.name() + "'");
      }
      onClose = classes.remove(cos);
      cos.closed = true;
    }
    if (onClose != null) {
      onClose.accept(cos);
    }
  }

  /** The rule that a packet of a class follows. */
  @Nullable FakePmr ruleOf(FakeCos cos, FakeFields fields) {
    FakePmr best = null;
    for (FakePmr rule : cos.rules) {
      if (matches(rule, fields) && (best == null || isHigher(rule, best))) {
        best = rule;
      }
    }
    return best;
  }

  private boolean isHigher(FakePmr rule, FakePmr best) {
    return fault != Fault.CLASSIFIER_IGNORES_PRIORITY
        && rule.link().param().priority() > best.link().param().priority();
  }

  private boolean matches(FakePmr rule, FakeFields fields) {
    List<PmrTerm> terms = rule.link().param().terms();
    boolean absentIsZero = fault == Fault.CLASSIFIER_TAKES_ABSENT_FOR_ZERO;
    return fault == Fault.CLASSIFIER_LOOKS_AT_ONE_TERM
        ? fields.match(terms.getFirst(), absentIsZero)
        : terms.stream().allMatch(term -> fields.match(term, absentIsZero));
  }

  synchronized @Nullable Queue queueOf(FakeCos cos, Packet packet) {
    List<Queue> queues = cos.queues();
    if (queues.isEmpty()) {
      return null;
    }
    int l3 = packet.l3Offset();
    boolean isUdp = packet.has(PacketFlags.IPV4 | PacketFlags.UDP);
    int hash = isUdp ? packet.slice(l3 + 12, 12).asByteBuffer().hashCode() & Integer.MAX_VALUE : 0;
    return queues.get(hash % queues.size());
  }
}
