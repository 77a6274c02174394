package org.odpj.validation.suite;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the subsystem whose cases a class holds. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CasesOf {
  /**
   * The subsystem, the first part of its cases' ids.
   *
   * @return a lower-case word
   */
  String value();
}
