package org.odpj.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EditDistanceTest {
  @Test
  void countsSingleEdits() {
    assertThat(EditDistance.between("", "")).isZero();
    assertThat(EditDistance.between("pcap", "pcap")).isZero();
    assertThat(EditDistance.between("pcap", "cap")).isEqualTo(1);
    assertThat(EditDistance.between("kitten", "sitting")).isEqualTo(3);
    assertThat(EditDistance.between("", "loop")).isEqualTo(4);
  }

  @Test
  void prefersTheAlphabetAmongEquals() {
    assertThat(EditDistance.nearest("eth9", List.of("eth1", "eth0", "lo"))).isEqualTo("eth0");
    assertThat(EditDistance.nearest("eth9", List.of())).isEmpty();
  }
}
