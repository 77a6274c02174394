package org.odpj.validation.fake;

import java.util.function.Consumer;
import org.odpj.classify.Pmr;
import org.odpj.classify.PmrLink;

/** A rule in the list of its class. */
record FakePmr(
    PmrLink link,
    FakeCos from,
    FakeCos to,
    FakeClassifier classifier,
    Consumer<? super Pmr> onClose)
    implements Pmr {
  @Override
  public void close() {
    classifier.remove(this);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
