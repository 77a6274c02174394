package org.odpj.validation.suite;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of a case without running it.
 *
 * @param id {@code subsystem.method} or {@code subsystem.method[variants]}
 * @param subsystem the subsystem
 * @param odp ODP's cases that it stands for, as {@code suite/case}
 * @param clause what the contract says
 * @param strategy how the case proves it
 * @param ifFails what to look at first when it fails
 * @param method the test method
 * @param variants which form: a constant of each of the case's enums
 */
public record CaseInfo(
    String id,
    String subsystem,
    List<String> odp,
    String clause,
    String strategy,
    String ifFails,
    Method method,
    List<Variant> variants) {

  /**
   * The cases that a test method stands for.
   *
   * @param type the class whose {@link CasesOf} counts
   * @param method one with {@link Conformance}
   * @return one for each form
   * @throws IllegalArgumentException if an annotation is absent
   */
  public static List<CaseInfo> of(Class<?> type, Method method) {
    CasesOf cases = type.getAnnotation(CasesOf.class);
    Conformance conformance = method.getAnnotation(Conformance.class);
    if (cases == null || conformance == null) {
      throw new IllegalArgumentException(
          method + " is not a case: @CasesOf or @Conformance is absent");
    }
    return combinations(conformance.variants()).stream()
        .map(variants -> of(cases.value(), conformance, method, variants))
        .toList();
  }

  /** Each constant of the first enum with each of the second and so on. */
  private static List<List<Variant>> combinations(Class<? extends Variant>[] enums) {
    List<List<Variant>> all = List.of(List.of());
    for (Class<? extends Variant> one : enums) {
      all =
          all.stream()
              .flatMap(before ->
                  Arrays.stream(one.getEnumConstants()).map(variant -> with(before, variant)))
              .toList();
    }
    return all;
  }

  private static List<Variant> with(List<Variant> before, Variant variant) {
    return Stream.concat(before.stream(), Stream.of(variant)).toList();
  }

  private static CaseInfo of(
      String subsystem, Conformance conformance, Method method, List<Variant> variants) {
    String id = subsystem + "." + method.getName();
    if (!variants.isEmpty()) {
      id +=
          variants.stream()
              .map(variant -> variant.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(",", "[", "]"));
    }
    return new CaseInfo(
        id,
        subsystem,
        Arrays.stream(conformance.odp()).map(name -> odpName(name, variants)).toList(),
        conformance.clause(),
        conformance.strategy(),
        conformance.ifFails(),
        method,
        variants);
  }

  private static String odpName(String name, List<Variant> variants) {
    return variants.isEmpty()
        ? name
        : name.replace("{variant}", variants.getFirst().odpName())
            .replace("{prefix}", variants.getFirst().odpPrefix());
  }
}
