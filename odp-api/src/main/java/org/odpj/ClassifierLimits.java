package org.odpj;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.odpj.classify.ClsCapability;
import org.odpj.classify.CosParam;
import org.odpj.classify.PmrParam;
import org.odpj.classify.PmrRange;
import org.odpj.classify.PmrTerm;
import org.odpj.classify.Threshold;
import org.odpj.classify.ThresholdType;

/** Refuses classes and rules outside a classifier's capability, for every backend alike. */
final class ClassifierLimits {
  private ClassifierLimits() {}

  static void check(CosParam param, ClsCapability can) {
    CosParam.Spread spread = param.spread();
    if (spread != null) {
      Limits.range("queues of a class", spread.queues(), 2, can.maxQueues());
      require("spread by", can.hash(), spread.hash());
    }
    check("early detection by", param.red(), can.red());
    check("back pressure by", param.backPressure(), can.backPressure());
    require("profile", can.profiles(), Set.of(param.profile()));
  }

  private static void check(
      String what, @Nullable Threshold threshold, Set<ThresholdType> offered) {
    if (threshold != null) {
      require(what, offered, Set.of(threshold.type()));
    }
  }

  private static <T extends Comparable<T>> void require(
      String what, Set<T> offered, Set<T> wanted) {
    if (!offered.containsAll(wanted)) {
      throw new IllegalArgumentException(
          "%s %s is not offered; offered: %s".formatted(what, wanted, offered));
    }
  }

  static void check(PmrParam param, ClsCapability can) {
    Limits.range("terms of a rule", param.terms().size(), 1, can.maxTerms());
    Limits.range("priority of a rule", param.priority(), 0, can.maxPriority());
    if (param.mark() < 0 || param.mark() > can.maxMark()) {
      throw new IllegalArgumentException(
          "mark %d of a rule is outside 0..%d".formatted(param.mark(), can.maxMark()));
    }
    for (PmrTerm term : param.terms()) {
      require("a rule by", can.fields(), Set.of(term.field()));
      if (term instanceof PmrRange && !can.ranges()) {
        throw new IllegalArgumentException("rules by ranges are not offered");
      }
    }
  }
}
