package org.odpj.validation.suite;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A case of the conformance suite: a method that takes a {@link Fixture} and, if the case has
 * variants, one of each of their types.
 *
 * <p>Every variant is a result of its own. The id is {@code subsystem.method}, {@code
 * subsystem.method[variant]} or {@code subsystem.method[one,other]}; it does not change between
 * releases.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@TestTemplate
@ExtendWith(ConformanceExtension.class)
public @interface Conformance {
  /**
   * The cases of ODP's own suite that this one stands for, as {@code suite/case}. {@code {variant}}
   * becomes the {@link Variant#odpName} of the variant, of the first if there are several.
   *
   * @return none if the contract says more here than ODP
   */
  String[] odp() default {};

  /**
   * What the contract says.
   *
   * @return one sentence
   */
  String clause();

  /**
   * How the case proves it.
   *
   * @return one sentence
   */
  String strategy();

  /**
   * What to look at first when it fails.
   *
   * @return one sentence
   */
  String ifFails();

  /**
   * The variants: an enum that implements {@link Variant}, or several, each constant of which is
   * taken with each of the others.
   *
   * @return by default there is only one form of the case
   */
  Class<? extends Variant>[] variants() default {};
}
