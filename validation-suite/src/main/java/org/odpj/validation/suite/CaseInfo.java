package org.odpj.validation.suite;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is known of a case without running it.
 *
 * @param id {@code subsystem.method} or {@code subsystem.method[variant]}
 * @param subsystem the subsystem
 * @param odp ODP's cases that it stands for, as {@code suite/case}
 * @param clause what the contract says
 * @param strategy how the case proves it
 * @param ifFails what to look at first when it fails
 * @param method the test method
 * @param variant which form
 */
public record CaseInfo(
    String id,
    String subsystem,
    List<String> odp,
    String clause,
    String strategy,
    String ifFails,
    Method method,
    Variant variant) {

  /**
   * The cases that a test method stands for.
   *
   * @param type the class whose {@link CasesOf} counts
   * @param method one with {@link Conformance}
   * @return one for each variant
   * @throws IllegalArgumentException if an annotation is absent
   */
  public static List<CaseInfo> of(Class<?> type, Method method) {
    CasesOf cases = type.getAnnotation(CasesOf.class);
    Conformance conformance = method.getAnnotation(Conformance.class);
    if (cases == null || conformance == null) {
      throw new IllegalArgumentException(
          method + " is not a case: @CasesOf or @Conformance is absent");
    }
    return Arrays.stream(conformance.variants().getEnumConstants())
        .map(variant -> of(cases.value(), conformance, method, variant))
        .toList();
  }

  private static CaseInfo of(
      String subsystem, Conformance conformance, Method method, Variant variant) {
    String id = subsystem + "." + method.getName();
    if (!(variant instanceof Variant.Only)) {
      id += "[" + variant.name().toLowerCase(Locale.ROOT) + "]";
    }
    List<String> odp =
        Arrays.stream(conformance.odp())
            .map(name ->
                name.replace("{variant}", variant.odpName())
                    .replace("{prefix}", variant.odpPrefix()))
            .toList();
    return new CaseInfo(
        id,
        subsystem,
        odp,
        conformance.clause(),
        conformance.strategy(),
        conformance.ifFails(),
        method,
        variant);
  }
}
