package org.odpj.linuxgeneric.classify;

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
import org.odpj.classify.ThresholdType;
import org.odpj.pktio.Pktio;
import org.odpj.queue.Queue;
import org.odpj.spi.ClassifierProvider;
import org.odpj.spi.InputClassifier;

/**
 * Makes classes and rules. Changes are under its lock; each class's rules are an immutable table
 * that is replaced, so that traffic needs no lock.
 */
public final class LinuxClassifier implements ClassifierProvider {
  private static final ClsCapability CAPABILITY =
      new ClsCapability(
          EnumSet.allOf(PmrField.class),
          /* ranges= */ true,
          /* maxTerms= */ 16,
          /* maxPmrs= */ 1 << 17,
          /* maxPmrsOfCos= */ 1 << 17,
          /* maxPriority= */ Integer.MAX_VALUE,
          /* maxMark= */ Long.MAX_VALUE,
          /* maxCos= */ 4_096,
          /* maxQueues= */ 32,
          EnumSet.allOf(HashProto.class),
          EnumSet.allOf(ThresholdType.class),
          EnumSet.allOf(ThresholdType.class),
          Set.of(EnqueueProfile.NONE));

  private final Map<LinuxCos, Consumer<? super Cos>> classes = new HashMap<>();
  private final Map<LinuxPmr, Consumer<? super Pmr>> rules = new HashMap<>();
  private int lastNumber;
  private long lastAge;

  /** No classes yet. */
  public LinuxClassifier() {}

  @Override
  public ClsCapability capability() {
    return CAPABILITY;
  }

  @Override
  public synchronized Cos createCos(
      String name, CosParam param, List<Queue> queues, Consumer<? super Cos> onClose) {
    LinuxCos cos = new LinuxCos(name, param, queues, lastNumber++, this);
    classes.put(cos, onClose);
    return cos;
  }

  @Override
  public synchronized List<Pmr> createPmrs(List<PmrLink> links, Consumer<? super Pmr> onClose) {
    Map<LinuxCos, List<LinuxPmr>> made = new HashMap<>();
    List<Pmr> inOrder = new ArrayList<>();
    for (PmrLink link : links) {
      LinuxPmr rule = new LinuxPmr(link, own(link.to()), lastAge++, this);
      made.computeIfAbsent(own(link.from()), _ -> new ArrayList<>()).add(rule);
      inOrder.add(rule);
    }
    // All tables are made before the first is in force: a rule that cannot be made leaves no trace.
    Map<LinuxCos, RuleTable> tables = new HashMap<>();
    made.forEach((from, added) -> tables.put(from, from.rules().with(added)));
    tables.forEach(LinuxCos::rules);
    made.forEach((from, added) -> added.forEach(rule -> inForce(from, rule, onClose)));
    return List.copyOf(inOrder);
  }

  private void inForce(LinuxCos from, LinuxPmr rule, Consumer<? super Pmr> onClose) {
    rules.put(rule, onClose);
    from.used(1);
    rule.to().used(1);
  }

  private LinuxCos own(Cos cos) {
    if (cos instanceof LinuxCos made && classes.containsKey(made)) {
      return made;
    }
    throw new IllegalArgumentException(
        "the class '%s' is closed or of another data plane".formatted(cos.name()));
  }

  @Override
  public InputClassifier classify(Pktio device) {
    return new LinuxInputClassifier(device, this);
  }

  /** Says that an interface starts with another class, or with none. */
  synchronized @Nullable LinuxCos exchange(@Nullable LinuxCos before, @Nullable Cos now) {
    LinuxCos next = now == null ? null : own(now);
    if (next != null) {
      next.used(1);
    }
    if (before != null) {
      before.used(-1);
    }
    return next;
  }

  void remove(LinuxPmr rule) {
    Consumer<? super Pmr> onClose;
    synchronized (this) {
      onClose = rules.remove(rule);
      if (onClose == null) {
        return;
      }
      LinuxCos from = own(rule.link().from());
      rule.removed();
      from.rules(from.rules().without(rule));
      from.used(-1);
      rule.to().used(-1);
    }
    onClose.accept(rule);
  }

  void close(LinuxCos cos) {
    Consumer<? super Cos> onClose;
    synchronized (this) {
      if (cos.isUsed()) {
        throw new IllegalStateException(
            "the class '%s' is in use; close the rules to and from it and take it from interfaces"
                .formatted(cos.name()));
      }
      onClose = classes.get(cos);
      if (onClose == null) {
        return;
      }
      requireEmpty(cos);
      classes.remove(cos);
      cos.closed();
    }
    onClose.accept(cos);
  }

  private static void requireEmpty(LinuxCos cos) {
    if (cos.param().spread() == null) {
      return;
    }
    for (Queue queue : cos.queues()) {
      if (queue.length() != 0) {
        throw new IllegalStateException(
            "%d events wait in the queue '%s' of the class '%s'; take them out first"
                .formatted(queue.length(), queue.name(), cos.name()));
      }
    }
  }
}
