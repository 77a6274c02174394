package org.odpj.validation.suite;

import java.util.Collection;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;

/**
 * Ends a case whose capability the backend does not declare. The only way for a case not to run:
 * any other abort counts as a case that did not run.
 */
public final class NotApplicable extends TestAbortedException {
  private static final long serialVersionUID = 1L;

  private NotApplicable(String reason) {
    super(reason);
  }

  /**
   * Goes on only if a declared capability is there.
   *
   * @param present what the capability object says
   * @param reason what it says, for the report
   */
  public static void unless(boolean present, Supplier<String> reason) {
    if (!present) {
      throw new NotApplicable(reason.get());
    }
  }

  /**
   * Goes on only if a set of a capability object has an element.
   *
   * @param <T> what the set holds
   * @param what the name of the set, for the report
   * @param set the declared set
   * @param element what the case needs
   */
  public static <T> void unlessContains(String what, Collection<T> set, T element) {
    unless(
        set.contains(element),
        () -> "%s of the backend are %s, without %s".formatted(what, set, element));
  }
}
