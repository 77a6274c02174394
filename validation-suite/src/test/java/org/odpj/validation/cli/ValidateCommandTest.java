package org.odpj.validation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command's options, files and exit codes. */
final class ValidateCommandTest {
  private static final String CASE = "pool.capabilityIsSane";

  @TempDir Path folder;

  private record Result(int code, String out, String err) {}

  @Test
  void conformant() {
    Result result = run("--backend", "fake", "--case", CASE);
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("1 of 1 cases ran", "a selection");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void aFailureGivesOneAndAllFiles() throws Exception {
    Path junit = folder.resolve("out.xml");
    Path json = folder.resolve("out.json");
    Path html = folder.resolve("out.html");
    Result result =
        run(
            "--backend",
            "fake,fake",
            "--set",
            "fake.fault=pool_loses_one",
            "--subsystem",
            "pool",
            "--junit",
            junit.toString(),
            "--json",
            json.toString(),
            "--html",
            html.toString());
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("FAILED pool.", "contract:", "proof:", "look at:");
    assertThat(Files.readString(json))
        .contains(
            "\"name\": \"fake\"",
            "\"outcome\": \"failed\"",
            "\"odp\": [",
            "pool/pool_test_alloc_buffer");
    assertThat(Files.readString(html)).contains("</html>").doesNotContain("http:", "https:");
    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(junit.toFile());
    assertThat(document.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
    assertThat(document.getElementsByTagName("failure").getLength()).isPositive();
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void unknownBackend() {
    refused("ODP-201", "--backend", "nope", "--case", CASE);
  }

  @Test
  void unknownOption() {
    refused("--no-such-option", "--no-such-option");
  }

  @Test
  void unknownKey() {
    refused("ODP-101", "--backend", "fake", "--set", "no.such.key=1", "--case", CASE);
  }

  @Test
  void unknownSubsystem() {
    refused("did you mean 'queue'", "--backend", "fake", "--subsystem", "quueue");
  }

  @Test
  void noCaseMatches() {
    refused("no case matches", "--backend", "fake", "--case", "nothing*");
  }

  @Test
  void unwritableFileIsFoundBeforeTheRun() {
    Path file = folder.resolve("absent/out.json");
    Result result = run("--backend", "fake", "--case", CASE, "--json", file.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("ODP-407").hasLineCount(1);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void listsAndCounts() {
    assertThat(run("--list", "--case", CASE).out()).startsWith(CASE).hasLineCount(1);
    assertThat(run("--list", "--case", "queue/queue_test_burst_m*").out()).hasLineCount(1);
    assertThat(run("--coverage").out()).contains(" covered").endsWith(" open\n");
    assertThat(run("--help").out()).contains("--backend", "Exit codes:");
  }

  private void refused(String text, String... args) {
    Result result = run(args);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("odp: ").contains(text).hasLineCount(1);
    assertThat(result.out()).isEmpty();
  }

  private static Result run(String... args) {
    PrintStream realOut = System.out;
    PrintStream realErr = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
      int code = ValidateCommand.run(args);
      return new Result(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(realOut);
      System.setErr(realErr);
    }
  }
}
