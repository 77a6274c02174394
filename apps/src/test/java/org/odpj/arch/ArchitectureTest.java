package org.odpj.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The arrows between modules: everything points at the API, and nothing else points at anything.
 */
class ArchitectureTest {
  private static final List<String> MODULES =
      List.of(
          "odp-api",
          "odp-linux-generic",
          "odp-dpdk-backend",
          "odp-accel",
          "validation-suite",
          "apps");

  private static final String[] IMPLEMENTATIONS = {
    "org.odpj.linuxgeneric..", "org.odpj.dpdk..", "org.odpj.accel.."
  };

  private static final DescribedPredicate<JavaClass> API =
      resideInAPackage("org.odpj..")
          .and(DescribedPredicate.not(resideInAnyPackage(IMPLEMENTATIONS)))
          .and(
              DescribedPredicate.not(
                  resideInAnyPackage("org.odpj.apps..", "org.odpj.validation..", "org.odpj.arch")))
          .as("the API");

  private static JavaClasses all;

  @BeforeAll
  static void importModules() {
    Path root = Path.of("..").toAbsolutePath().normalize();
    Stream<Path> classes =
        MODULES.stream().map(module -> root.resolve(module).resolve("target/classes"));
    all = new ClassFileImporter().importPaths(classes.toArray(Path[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"org.odpj.apps..", "org.odpj.validation.."})
  void applicationsAndTheSuiteKnowOnlyTheApi(String module) {
    classes()
        .that()
        .resideInAPackage(module)
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.not(resideInAPackage("org.odpj.."))
                .or(API)
                .or(resideInAPackage(module)))
        .check(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"org.odpj.linuxgeneric..", "org.odpj.dpdk..", "org.odpj.accel.."})
  void backendsKnowOnlyTheApi(String module) {
    classes()
        .that()
        .resideInAPackage(module)
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.not(resideInAPackage("org.odpj.."))
                .or(API)
                .or(resideInAPackage(module)))
        .check(all);
  }

  @Test
  void theApiKnowsNobodyAndNeedsOnlyTheJdk() {
    classes()
        .that(API)
        .should()
        .onlyDependOnClassesThat(API.or(resideInAnyPackage("java..", "org.jspecify..")))
        .check(all);
  }

  @Test
  void onlyTheBootstrapAndBackendsNameTheSpi() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.odpj", "org.odpj.spi..", IMPLEMENTATIONS[0], IMPLEMENTATIONS[1])
        .and()
        .resideOutsideOfPackage(IMPLEMENTATIONS[2])
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.odpj.spi..")
        .check(all);
  }

  @Test
  void packagesOfTheApiFormNoCycle() {
    slices().matching("org.odpj.(*)..").should().beFreeOfCycles().check(all.that(API));
  }

  @Test
  void packagesOfTheApplicationsFormNoCycle() {
    slices().matching("org.odpj.apps.(*)..").should().beFreeOfCycles().check(all);
  }
}
