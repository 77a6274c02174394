package org.odpj.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much memory this process can still take. For backends, to ask before they take a lot: Linux
 * promises more memory than there is, and kills whoever uses it.
 *
 * @param bytes what is left, less a margin for the JVM itself; {@link Long#MAX_VALUE} if the system
 *     does not tell
 * @param limitedBy what has no more, for a message: the machine, or a control group (a container)
 */
public record AvailableMemory(long bytes, String limitedBy) {
  /** The JVM goes on to compile, load classes and make objects. */
  private static final long MARGIN = 32L << 20;

  /** The files of a control group, which are other ones in its first version than in its second. */
  private record GroupFiles(String mount, String limit, String used, String cacheField) {
    static final GroupFiles V1 =
        new GroupFiles(
            "sys/fs/cgroup/memory",
            "memory.limit_in_bytes",
            "memory.usage_in_bytes",
            "total_inactive_file");
    static final GroupFiles V2 =
        new GroupFiles("sys/fs/cgroup", "memory.max", "memory.current", "inactive_file");
  }

  /**
   * As it is now.
   *
   * @return the least of what the machine and the process's control groups have left
   */
  public static AvailableMemory now() {
    return below(Path.of("/"));
  }

  /** What the files of /proc and /sys below a root say. */
  static AvailableMemory below(Path root) {
    AvailableMemory least = new AvailableMemory(machine(root), "the machine");
    for (String line : lines(root.resolve("proc/self/cgroup"))) {
      String[] parts = line.split(":", 3); // number:controllers:path
      if (parts.length == 3 && parts[1].isEmpty()) {
        least = least(least, root, GroupFiles.V2, parts[2]);
      } else if (parts.length == 3 && List.of(parts[1].split(",", -1)).contains("memory")) {
        least = least(least, root, GroupFiles.V1, parts[2]);
      }
    }
    return new AvailableMemory(Math.max(0, least.bytes - MARGIN), least.limitedBy);
  }

  /**
   * Looks at a group and those that it is in: each may have a limit. In a container the path may be
   * the host's, which is not there; the container's own group is then the outermost.
   */
  private static AvailableMemory least(
      AvailableMemory least, Path root, GroupFiles files, String path) {
    Path mount = root.resolve(files.mount);
    for (@Nullable Path group = Path.of(path); group != null; group = group.getParent()) {
      Path folder = mount.resolve(Path.of("/").relativize(group).toString());
      long limit = number(folder.resolve(files.limit));
      long used = number(folder.resolve(files.used));
      if (limit != Long.MAX_VALUE && used != Long.MAX_VALUE) {
        long cache = field(folder.resolve("memory.stat"), files.cacheField, 0);
        long left = limit - used + cache;
        if (left < least.bytes) {
          least =
              new AvailableMemory(
                  left, "the control group %s, of %d MiB".formatted(group, limit >> 20));
        }
      }
    }
    return least;
  }

  private static long machine(Path root) {
    long kibibytes = field(root.resolve("proc/meminfo"), "MemAvailable:", Long.MAX_VALUE >> 10);
    return kibibytes << 10;
  }

  /** The number after a word that starts a line. */
  private static long field(Path file, String word, long ifAbsent) {
    for (String line : lines(file)) {
      String[] parts = line.split("\\s+", 3);
      if (parts[0].equals(word)) {
        return Long.parseLong(parts[1]);
      }
    }
    return ifAbsent;
  }

  /** The number in a file; the largest one if there is none, as in {@code max}. */
  private static long number(Path file) {
    List<String> lines = lines(file);
    return !lines.isEmpty() && lines.getFirst().matches("\\d{1,18}")
        ? Long.parseLong(lines.getFirst())
        : Long.MAX_VALUE;
  }

  /** What a kernel or a container does not show is absent, not an error. */
  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }
}
