package org.odpj.apps.packetgen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
  @Test
  void withoutARateEverythingIsDue() {
    assertThat(new Pace(0, 0).allowed(0, 32)).isEqualTo(32);
  }

  @Test
  void keepsTheRate() {
    Pace pace = new Pace(1_000_000, 0);
    int sent = 0;
    for (long now = 0; now < 1_000_000; now += 777) {
      int due = pace.allowed(now, 32);
      pace.sent(due);
      sent += due;
    }
    assertThat(sent).isBetween(999, 1_001);
  }

  @Test
  void makesUpForLittleAfterAPause() {
    Pace pace = new Pace(1_000, 0);
    assertThat(pace.allowed(3_600_000_000_000L, 1_000)).isEqualTo(11);
  }
}
