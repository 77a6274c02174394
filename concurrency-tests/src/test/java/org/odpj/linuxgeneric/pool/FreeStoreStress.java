package org.odpj.linuxgeneric.pool;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The store that all threads share: an element has one owner, who sees what the last one wrote. */
public final class FreeStoreStress {
  private FreeStoreStress() {}

  /** An element that counts its owners. */
  static final class Element {
    int owners;
  }

  private static FreeStore<Element> store(int elements) {
    Element[] all = new Element[elements];
    for (int i = 0; i < elements; i++) {
      all[i] = new Element();
    }
    return new FreeStore<>(all, 0, Element[]::new);
  }

  /** Takes an element, works on it and gives it back; 1 if there was one. */
  private static int use(FreeStore<Element> store) {
    Element element = store.takeOne();
    if (element == null) {
      return 0;
    }
    element.owners++;
    store.putOne(element);
    return 1;
  }

  /** One element for two threads. */
  @JCStressTest
  @Outcome(
      id = {"1, 0", "2, 0"},
      expect = ACCEPTABLE,
      desc = "one after the other, or one alone")
  @Outcome(expect = FORBIDDEN, desc = "two owners at once, or work that was not seen")
  @State
  public static class OneElement {
    private final FreeStore<Element> store = store(1);
    private int firstUse;
    private int secondUse;

    /** Uses it. */
    @Actor
    public void first() {
      firstUse = use(store);
    }

    /** Uses it. */
    @Actor
    public void second() {
      secondUse = use(store);
    }

    /** Compares how often it was used with what it counted. */
    @Arbiter
    public void compare(II_Result result) {
      Element element = store.takeOne();
      result.r1 = firstUse + secondUse;
      result.r2 = element == null ? -1 : result.r1 - element.owners;
    }
  }

  /** Bursts of two from three elements. */
  @JCStressTest
  @Outcome(
      id = {"2, 1", "1, 2"},
      expect = ACCEPTABLE,
      desc = "each element once")
  @Outcome(expect = FORBIDDEN, desc = "an element is lost or came twice")
  @State
  public static class Bursts {
    private final FreeStore<Element> store = store(3);
    private final Element[] first = new Element[2];
    private final Element[] second = new Element[2];

    /** Takes a burst. */
    @Actor
    public void first(II_Result result) {
      result.r1 = take(first);
    }

    /** Takes a burst. */
    @Actor
    public void second(II_Result result) {
      result.r2 = take(second);
    }

    private int take(Element[] burst) {
      int taken = store.take(burst, 0, burst.length);
      for (int i = 0; i < taken; i++) {
        burst[i].owners++;
      }
      return taken;
    }

    /** Marks elements that came twice. */
    @Arbiter
    public void check(II_Result result) {
      for (int i = 0; i < result.r1; i++) {
        if (first[i].owners != 1) {
          result.r1 = -1;
        }
      }
    }
  }
}
