/**
 * The conformance suite, as a library and as a command. It knows the API and nothing of any
 * backend.
 *
 * <p>A third backend takes only its jar beside this one: {@code
 * org.odpj.validation.run.SuiteRunner} runs the cases on whatever backend is named.
 */
module org.odpj.validation {
  requires transitive org.odpj.api;
  requires transitive org.junit.jupiter.api;
  // No class of it is named; it must be there for the launcher to find.
  requires org.junit.jupiter.engine;
  requires org.junit.platform.engine;
  requires org.junit.platform.launcher;
  requires info.picocli;
  requires static org.jspecify;

  exports org.odpj.validation.run;
  exports org.odpj.validation.suite;

  // JUnit creates the case classes and calls their methods; so does picocli with the command's
  // fields.
  opens org.odpj.validation.cases to
      org.junit.platform.commons;
  opens org.odpj.validation.suite to
      org.junit.platform.commons;
  opens org.odpj.validation.cli to
      info.picocli;
}
