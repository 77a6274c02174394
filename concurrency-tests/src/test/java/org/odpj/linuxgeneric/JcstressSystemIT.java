package org.odpj.linuxgeneric;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;

/**
 * Runs every jcstress test of this module, with the options of the build. The report is left in
 * {@code target/jcstress}.
 */
class JcstressSystemIT {
  @Test
  void noForbiddenOutcomeIsSeen() throws Exception {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "two threads need two CPUs");
    List<String> arguments = new ArrayList<>(List.of("-r", "jcstress/"));
    arguments.addAll(List.of(System.getProperty("jcstress.options", "").split(" ")));
    Options options = new Options(arguments.toArray(String[]::new));
    assertTrue(options.parse(), "jcstress takes its options");
    new JCStress(options).run(); // throws what it found to be forbidden
    assertTrue(Files.exists(Path.of(options.getResultFile())), "jcstress found tests to run");
  }
}
