package org.odpj.validation.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.odpj.validation.cases.InitCases;
import org.odpj.validation.suite.CaseInfo;
import org.odpj.validation.suite.Conformance;

/** What is said of the cases is true. */
final class CatalogTest {
  @Test
  void idsAreUniqueAndTextsAreThere() {
    List<CaseInfo> cases = Catalog.all();
    assertThat(cases).extracting(CaseInfo::id).doesNotHaveDuplicates();
    assertThat(cases)
        .allSatisfy(info -> {
          assertThat(info.clause()).endsWith(".");
          assertThat(info.strategy()).endsWith(".");
          assertThat(info.ifFails()).endsWith(".");
        });
  }

  @Test
  void everyMethodOfTheSuitesClassesThatTakesAFixtureIsACase() {
    for (Class<?> type : Catalog.classes()) {
      for (Method method : type.getDeclaredMethods()) {
        boolean helper = Modifier.isStatic(method.getModifiers()) || method.isSynthetic();
        assertThat(helper || method.isAnnotationPresent(Conformance.class))
            .as(method.toString())
            .isTrue();
      }
    }
  }

  @Test
  void everyClassOfThePackageIsListed() throws Exception {
    Path place =
        Path.of(InitCases.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> listed =
        Catalog.classes().stream().map(type -> type.getSimpleName() + ".class").toList();
    try (Stream<Path> files = Files.list(place.resolve("org/odpj/validation/cases"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith("Cases.class"))
          .containsExactlyInAnyOrderElementsOf(listed);
    }
  }

  @Test
  void namesOfOdpAreOnItsListAndEachHasOneState() {
    Coverage coverage = Coverage.load();
    assertThat(coverage.contradictions()).isEmpty();
    assertThat(coverage.rows()).filteredOn(row -> row.state().equals("unknown")).isEmpty();
    assertThat(coverage.rows()).hasSizeGreaterThan(1_100);
  }
}
