package org.odpj.linuxgeneric.classify;

import org.odpj.classify.Pmr;
import org.odpj.classify.PmrLink;

/** A rule; its class's table has what it asks. */
final class LinuxPmr implements Pmr {
  private final PmrLink link;
  private final LinuxCos to;
  private final long mark;
  private final long age;
  private final LinuxClassifier classifier;

  LinuxPmr(PmrLink link, LinuxCos to, long age, LinuxClassifier classifier) {
    this.link = link;
    this.to = to;
    this.mark = link.param().mark();
    this.age = age;
    this.classifier = classifier;
  }

  /** The smaller, the older. */
  long age() {
    return age;
  }

  LinuxCos to() {
    return to;
  }

  long mark() {
    return mark;
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
