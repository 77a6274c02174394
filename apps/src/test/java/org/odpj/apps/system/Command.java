package org.odpj.apps.system;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A command line, above all one of {@code ./odp} as a user types it. */
final class Command {
  private final List<String> words;

  private Command(List<String> words) {
    this.words = words;
  }

  static Command of(String... words) {
    return new Command(List.of(words));
  }

  static Command odp(String... words) {
    return of("../odp").with(words);
  }

  /** The same with more words at its end. */
  Command with(String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return new Command(all);
  }

  /** The same, run by another program, such as one that takes rights away. */
  Command by(String... program) {
    return of(program).with(words.toArray(String[]::new));
  }

  Process start() throws IOException {
    return Shell.start(words);
  }

  Shell.Result run() throws IOException, InterruptedException {
    return Shell.await(start());
  }
}
