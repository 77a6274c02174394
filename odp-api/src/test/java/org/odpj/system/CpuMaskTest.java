package org.odpj.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpuMaskTest {
  @Test
  void readsTheKernelsList() {
    CpuMask mask = CpuMask.parseList("0-2,5\n");
    assertThat(mask).isEqualTo(CpuMask.of(0, 1, 2, 5));
    assertThat(mask.count()).isEqualTo(4);
    assertThat(mask.contains(5)).isTrue();
    assertThat(mask.contains(4)).isFalse();
    assertThat(mask.stream()).containsExactly(0, 1, 2, 5);
    assertThat(CpuMask.parseList("").count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "3-1", "-1", "1-"})
  void refusesOtherText(String text) {
    assertThatThrownBy(() -> CpuMask.parseList(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }
}
