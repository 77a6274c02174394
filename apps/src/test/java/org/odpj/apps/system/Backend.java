package org.odpj.apps.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;
import org.odpj.Odp;
import org.odpj.system.Diagnosis;

/** The backends that the system tests run on. */
enum Backend {
  LINUX_GENERIC("linux-generic"),
  DPDK("dpdk");

  private final String title;

  Backend(String title) {
    this.title = title;
  }

  /** Those that this machine has what they need for. */
  static Stream<Backend> usable() {
    return Stream.of(values()).filter(Backend::isUsable);
  }

  /** Skips the test where the backend lacks its libraries. */
  void assumeUsable() {
    assumeTrue(isUsable(), this + " is not installed here");
  }

  private boolean isUsable() {
    return Odp.backends().stream()
        .filter(info -> info.name().equals(title))
        .flatMap(info -> info.diagnoses().stream())
        .noneMatch(diagnosis ->
            diagnosis.state() == Diagnosis.State.MISSING && diagnosis.item().contains("DPDK"));
  }

  /** The name that {@code --backend} takes. */
  @Override
  public String toString() {
    return title;
  }
}
