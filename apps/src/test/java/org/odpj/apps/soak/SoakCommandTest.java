package org.odpj.apps.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.odpj.apps.cli.Run;

class SoakCommandTest {
  @ParameterizedTest
  @ValueSource(strings = {"false", "true"})
  void findsEveryEvent(String check) {
    Run run = Run.odp("soak", "-t", "1", "-c", "3", "--set", "odp.check=" + check);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).contains("seed ", "left in queues 512").doesNotContain("LOST");
  }
}
