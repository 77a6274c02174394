package org.odpj.validation.suite;

import java.util.Locale;

/** One form of a case; implemented by enums. */
public interface Variant {
  /**
   * The constant's name.
   *
   * @return as {@link Enum#name}
   */
  String name();

  /**
   * What stands for {@code {variant}} in ODP's name of the case.
   *
   * @return the constant's name in lower case unless overridden
   */
  default String odpName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What stands for {@code {prefix}} in ODP's name of the case.
   *
   * @return empty unless overridden
   */
  default String odpPrefix() {
    return "";
  }
}
