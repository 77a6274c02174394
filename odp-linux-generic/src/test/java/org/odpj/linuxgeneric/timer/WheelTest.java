package org.odpj.linuxgeneric.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wheel against a plain list of timers and their slots. */
class WheelTest {
  private static final class Plain extends WheelTimer {
    private final long due;

    Plain(long due) {
      this.due = due;
    }

    @Override
    boolean expire(long tick) {
      return true;
    }

    @Override
    void rest(long found) {}

    @Override
    void abandon() {}
  }

  private final Wheel wheel = new Wheel(12_345);
  private final List<Plain> expired = new ArrayList<>();

  private void look(WheelTimer timer) {
    Plain plain = (Plain) timer;
    if (plain.due <= wheel.current()) {
      expired.add(plain);
    } else {
      wheel.add(plain, plain.due);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void expiresEachTimerInItsSlot(long seed) {
    Random random = new Random(seed);
    List<Plain> waiting = new ArrayList<>();
    for (int step = 0; step < 2_000; step++) {
      for (int i = random.nextInt(20); i > 0; i--) {
        Plain timer =
            new Plain(wheel.current() + 1 + (random.nextLong() >>> random.nextInt(24, 62)));
        wheel.add(timer, timer.due);
        waiting.add(timer);
      }
      if (!waiting.isEmpty() && random.nextBoolean()) {
        wheel.remove(waiting.remove(random.nextInt(waiting.size())));
      }
      long target = wheel.current() + (random.nextLong() >>> random.nextInt(40, 64));
      wheel.advance(target, this::look);
      assertThat(wheel.current()).as("seed %d", seed).isEqualTo(target);
      List<Plain> due = waiting.stream().filter(timer -> timer.due <= target).toList();
      assertThat(expired).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(due);
      assertThat(expired)
          .as("seed %d", seed)
          .isSortedAccordingTo((a, b) -> Long.compare(a.due, b.due));
      waiting.removeAll(due);
      expired.clear();
      long next = waiting.stream().mapToLong(timer -> timer.due).min().orElse(Long.MAX_VALUE);
      assertThat(wheel.nextSlot()).as("seed %d", seed).isLessThanOrEqualTo(next);
    }
  }

  @Test
  void knowsWhenNothingIsToBeDone() {
    assertThat(wheel.nextSlot()).isEqualTo(Long.MAX_VALUE);
    Plain timer = new Plain(wheel.current() + 200);
    wheel.add(timer, timer.due);
    assertThat(wheel.nextSlot()).isEqualTo(timer.due);
    wheel.remove(timer);
    assertThat(wheel.nextSlot()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void holdsAMillionTimers() {
    for (int i = 0; i < 1_000_000; i++) {
      Plain timer = new Plain(wheel.current() + 1 + i * 37L);
      wheel.add(timer, timer.due);
    }
    wheel.advance(wheel.current() + 37_000_000, this::look);
    assertThat(expired).hasSize(1_000_000);
    assertThat(wheel.nextSlot()).isEqualTo(Long.MAX_VALUE);
  }
}
