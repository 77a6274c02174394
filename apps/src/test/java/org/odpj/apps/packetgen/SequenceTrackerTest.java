package org.odpj.apps.packetgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SequenceTrackerTest {
  private final SequenceTracker tracker = new SequenceTracker();

  @Test
  void inOrderNothingIsMissing() {
    accept(0, 1, 2, 3);
    assertCounts(4, 0, 0, 0);
  }

  @Test
  void aGapIsMissingUntilItIsFilled() {
    accept(0, 1, 5);
    assertCounts(3, 3, 0, 0);
    accept(3);
    assertCounts(4, 2, 1, 0);
  }

  @Test
  void aRepeatedNumberIsNoNewFrame() {
    accept(0, 1, 1, 0, 2);
    assertCounts(3, 0, 0, 2);
  }

  @Test
  void numbersWrap() {
    accept(-2, -1, 0, 1);
    assertCounts(4, 0, 0, 0);
  }

  @Test
  void agreesWithASetOfNumbers() {
    long seed = 7;
    Random random = new Random(seed);
    Set<Integer> seen = new HashSet<>();
    int duplicates = 0;
    int highest = 0;
    accept(0);
    seen.add(0);
    for (int i = 0; i < 200_000; i++) {
      int sequence = Math.max(0, highest + random.nextInt(40) - 30);
      highest = Math.max(highest, sequence);
      duplicates += seen.add(sequence) ? 0 : 1;
      accept(sequence);
    }
    assertThat(tracker.unique()).as("seed %d", seed).isEqualTo(seen.size());
    assertThat(tracker.duplicates()).isEqualTo(duplicates);
    assertThat(tracker.missing()).isEqualTo(highest + 1L - seen.size());
  }

  private void accept(int... sequences) {
    for (int sequence : sequences) {
      tracker.accept(sequence);
    }
  }

  private void assertCounts(long unique, long missing, long reordered, long duplicates) {
    assertThat(tracker.unique()).isEqualTo(unique);
    assertThat(tracker.missing()).isEqualTo(missing);
    assertThat(tracker.reordered()).isEqualTo(reordered);
    assertThat(tracker.duplicates()).isEqualTo(duplicates);
  }
}
