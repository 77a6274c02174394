package org.odpj.validation.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.odpj.validation.suite.CaseInfo;

/**
 * How each case of ODP's own suite stands: covered by cases of this one, without a counterpart in
 * Java, or open.
 *
 * <p>{@code odp-cases.tsv} lists ODP's cases, {@code not-covered.tsv} says why one is not covered:
 * suite, case or {@code *} for all others of the suite, {@code notApplicable} or {@code open},
 * reason.
 */
public final class Coverage {
  /**
   * One case of ODP's.
   *
   * @param odp {@code suite/case}
   * @param state {@code covered}, {@code notApplicable}, {@code open} or {@code unknown}
   * @param text ids of the cases that cover it, or the reason why none does
   */
  public record Row(String odp, String state, String text) {}

  private final List<Row> rows;
  private final Set<String> contradictions;

  private Coverage(List<Row> rows, Set<String> contradictions) {
    this.rows = List.copyOf(rows);
    this.contradictions = Set.copyOf(contradictions);
  }

  /**
   * Reads the two files and the suite.
   *
   * @return how each case stands
   */
  public static Coverage load() {
    Map<String, List<String>> claims = new LinkedHashMap<>();
    for (CaseInfo info : Catalog.all()) {
      info.odp().forEach(odp -> claims.computeIfAbsent(odp, _ -> new ArrayList<>()).add(info.id()));
    }
    Map<String, String[]> excuses = new LinkedHashMap<>();
    lines("not-covered.tsv")
        .forEach(columns -> excuses.put(columns[0] + "/" + columns[1], columns));
    Set<String> contradictions = new TreeSet<>(claims.keySet());
    contradictions.removeAll(Set.copyOf(names()));
    excuses.keySet().stream().filter(claims::containsKey).forEach(contradictions::add);
    excuses.keySet().stream()
        .filter(odp -> !odp.endsWith("/*") && !names().contains(odp))
        .forEach(contradictions::add);
    return new Coverage(
        names().stream().map(odp -> row(odp, claims, excuses)).toList(), contradictions);
  }

  /**
   * Every case of ODP's suite once.
   *
   * @return in the order of the list
   */
  public List<Row> rows() {
    return rows;
  }

  /**
   * Names that are claimed or excused wrongly: unknown to ODP's list, or both covered and excused.
   */
  Set<String> contradictions() {
    return contradictions;
  }

  /**
   * For people.
   *
   * @return a line for each case, then the totals
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    Map<String, Integer> totals = new LinkedHashMap<>();
    for (Row row : rows) {
      text.append("%-14s %s  %s%n".formatted(row.state(), row.odp(), row.text()));
      totals.merge(row.state(), 1, Integer::sum);
    }
    totals.forEach((state, count) -> text.append("%d %s%n".formatted(count, state)));
    return text.toString();
  }

  private static Row row(
      String odp, Map<String, List<String>> claims, Map<String, String[]> excuses) {
    List<String> ids = claims.get(odp);
    if (ids != null) {
      return new Row(odp, "covered", String.join(" ", ids));
    }
    String others = odp.substring(0, odp.indexOf('/')) + "/*";
    String[] excuse = excuses.getOrDefault(odp, excuses.get(others));
    return excuse == null ? new Row(odp, "unknown", "") : new Row(odp, excuse[2], excuse[3]);
  }

  private static List<String> names() {
    return lines("odp-cases.tsv").stream()
        .map(columns -> columns[0] + "/" + columns[1])
        .distinct()
        .toList();
  }

  private static List<String[]> lines(String resource) {
    try (InputStream in = Coverage.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the suite's jar has no " + resource);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank())
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
