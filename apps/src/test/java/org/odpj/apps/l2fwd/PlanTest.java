package org.odpj.apps.l2fwd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.odpj.apps.run.Interfaces;

class PlanTest {
  @Test
  void pairsAnEvenNumberAndRingsAnOddOne() {
    assertThat(destinations(1)).containsExactly(0);
    assertThat(destinations(2)).containsExactly(1, 0);
    assertThat(destinations(3)).containsExactly(1, 2, 0);
    assertThat(destinations(4)).containsExactly(1, 0, 3, 2);
  }

  @Test
  void fewWorkersServeSeveralInterfaces() {
    Plan plan = new Plan(4, 2);
    assertThat(plan.of(0)).extracting(Plan.Share::input).containsExactly(0, 2);
    assertThat(plan.of(1)).extracting(Plan.Share::input).containsExactly(1, 3);
    assertThat(IntStream.range(0, 4).map(plan::inputQueues)).containsOnly(1);
  }

  @Test
  void manyWorkersShareAnInterfaceByQueues() {
    Plan plan = new Plan(2, 5);
    assertThat(plan.inputQueues(0)).isEqualTo(3);
    assertThat(plan.inputQueues(1)).isEqualTo(2);
    assertThat(plan.outputQueues(1)).isEqualTo(3);
    assertThat(plan.of(4)).containsExactly(new Plan.Share(4, 0, 2, 1, 2));
  }

  private static int[] destinations(int interfaces) {
    return IntStream.range(0, interfaces).map(i -> Interfaces.destination(i, interfaces)).toArray();
  }
}
