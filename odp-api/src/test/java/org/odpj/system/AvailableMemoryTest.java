package org.odpj.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvailableMemoryTest {
  private static final long MARGIN = 32;

  @TempDir Path root;

  @Test
  void isTheMachinesWhereNothingLimits() throws IOException {
    machine(1_000);
    assertAvailable(1_000, "the machine");
    write("proc/self/cgroup", "0::/user.slice\n");
    write("sys/fs/cgroup/user.slice/memory.max", "max\n");
    assertAvailable(1_000, "the machine");
  }

  @Test
  void isWhatTheTightestGroupHasLeft() throws IOException {
    machine(1_000);
    write("proc/self/cgroup", "0::/pod/container\n");
    group("sys/fs/cgroup/pod", 400, 300, 50);
    group("sys/fs/cgroup/pod/container", 300, 100, 0);
    assertAvailable(150, "the control group /pod, of 400 MiB");
  }

  @Test
  void isTheContainersOwnWhereThePathIsTheHosts() throws IOException {
    machine(1_000);
    write("proc/self/cgroup", "5:cpu:/docker/1f\n4:memory,x:/docker/1f\n0::/\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", mebibytes(300) + "\n");
    write("sys/fs/cgroup/memory/memory.usage_in_bytes", mebibytes(100) + "\n");
    write("sys/fs/cgroup/memory/memory.stat", "cache 1\ntotal_inactive_file 1048576\n");
    assertAvailable(201, "the control group /, of 300 MiB");
  }

  @Test
  void isTheMachinesWhereAGroupOfTheFirstVersionHasNoLimit() throws IOException {
    machine(1_000);
    write("proc/self/cgroup", "4:memory:/\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
    assertAvailable(1_000, "the machine");
  }

  @Test
  void isUnlimitedWhereNothingIsKnown() {
    assertThat(AvailableMemory.below(root).bytes()).isGreaterThan(1L << 60);
  }

  @Test
  void isNothingWhereTheLimitIsReached() throws IOException {
    machine(10);
    assertThat(AvailableMemory.below(root).bytes()).isZero();
  }

  private void assertAvailable(long mebibytes, String limitedBy) {
    assertThat(AvailableMemory.below(root))
        .isEqualTo(new AvailableMemory(mebibytes(mebibytes - MARGIN), limitedBy));
  }

  private void machine(long mebibytes) throws IOException {
    write("proc/meminfo", "MemTotal: 9 kB\nMemAvailable:    " + (mebibytes << 10) + " kB\n");
  }

  private void group(String folder, long limit, long used, long cache) throws IOException {
    write(folder + "/memory.max", mebibytes(limit) + "\n");
    write(folder + "/memory.current", mebibytes(used) + "\n");
    write(folder + "/memory.stat", "anon 7\ninactive_file " + mebibytes(cache) + "\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static long mebibytes(long count) {
    return count << 20;
  }
}
