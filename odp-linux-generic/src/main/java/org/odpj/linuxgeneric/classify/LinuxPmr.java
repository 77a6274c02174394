package org.odpj.linuxgeneric.classify;

import java.util.Comparator;
import org.odpj.classify.Pmr;
import org.odpj.classify.PmrField;
import org.odpj.classify.PmrLink;

/** A rule; its class's table has what it asks. */
final class LinuxPmr implements Pmr {
  /** The order in which rules are tried. */
  static final Comparator<LinuxPmr> ORDER =
      Comparator.comparingInt((LinuxPmr rule) -> rule.priority)
          .reversed()
          .thenComparing(rule -> !rule.looksAtFrame)
          .thenComparingLong(rule -> rule.age);

  private final PmrLink link;
  private final LinuxCos to;
  private final long mark;
  private final int priority;
  private final boolean looksAtFrame;
  private final long age;
  private final LinuxClassifier classifier;

  /** Written under the classifier's lock before the table is published again. */
  private boolean removed;

  LinuxPmr(PmrLink link, LinuxCos to, long age, LinuxClassifier classifier) {
    this.link = link;
    this.to = to;
    this.mark = link.param().mark();
    this.priority = link.param().priority();
    this.looksAtFrame =
        link.param().terms().stream().anyMatch(term -> term.field() == PmrField.CUSTOM_FRAME);
    this.age = age;
    this.classifier = classifier;
  }

  LinuxCos to() {
    return to;
  }

  long mark() {
    return mark;
  }

  /** Whether it is tried before another. */
  boolean isBefore(LinuxPmr other) {
    if (priority != other.priority) {
      return priority > other.priority;
    }
    return looksAtFrame == other.looksAtFrame ? age < other.age : looksAtFrame;
  }

  boolean isInForce() {
    return !removed;
  }

  void removed() {
    removed = true;
  }

  @Override
  public PmrLink link() {
    return link;
  }

  @Override
  public void close() {
    classifier.remove(this);
  }
}
