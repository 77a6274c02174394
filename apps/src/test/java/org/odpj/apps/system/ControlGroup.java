package org.odpj.apps.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A control group that limits memory, as containers have one. */
final class ControlGroup implements AutoCloseable {
  private static final Path V1 = Path.of("/sys/fs/cgroup/memory");
  private static final Path V2 = Path.of("/sys/fs/cgroup");

  private final Path folder;

  private ControlGroup(Path folder) {
    this.folder = folder;
  }

  /** A group of its own; skips the test where none can be made. */
  static ControlGroup ofMebibytes(int limit) {
    boolean first = Files.isDirectory(V1);
    Path folder = (first ? V1 : V2).resolve("odpj-" + ProcessHandle.current().pid());
    try {
      Files.createDirectory(folder);
      Path file = folder.resolve(first ? "memory.limit_in_bytes" : "memory.max");
      Files.writeString(file, limit + "M");
    } catch (IOException e) {
      folder.toFile().delete();
      assumeTrue(false, "no control group can be made here: " + e);
    }
    return new ControlGroup(folder);
  }

  String name() {
    return folder.getFileName().toString();
  }

  /** The command, in this group. */
  Command run(Command command) {
    return command.by("sh", "-c", "echo $$ >$0/cgroup.procs && exec \"$@\"", folder.toString());
  }

  @Override
  public void close() throws IOException {
    Files.delete(folder); // empty, since the command has ended
  }
}
