package org.odpj.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;

class OdpConfigTest {
  private static final ConfigKey<Integer> DEPTH =
      ConfigKey.integer("x.depth", 8, 1, 64, "How deep, in packets.");
  private static final ConfigKey<String> MODE =
      ConfigKey.choice("x.mode", "fast", List.of("fast", "small"), "What to prefer.");
  private static final List<ConfigKey<?>> KNOWN = List.of(DEPTH, MODE, ApiKeys.CHECK);

  @Test
  void readsWhatWasSetAndDefaultsElsewhere() {
    OdpConfig config = OdpConfig.defaults().with("x.depth", "64");
    assertThat(config.get(DEPTH)).isEqualTo(64);
    assertThat(config.get(MODE)).isEqualTo("fast");
    assertThat(config.get(ApiKeys.CHECK)).isFalse();
    assertThat(config.isSet(DEPTH)).isTrue();
    assertThat(config.isSet(MODE)).isFalse();
    assertThat(config).hasToString("x.depth = 64");
  }

  @Test
  void leavesTheOriginalAlone() {
    OdpConfig config = OdpConfig.defaults();
    config.with("x.depth", "64");
    assertThat(config.isSet(DEPTH)).isFalse();
  }

  @Test
  void refusesAnUnknownKeyAndNamesTheNearest() {
    assertThatThrownBy(() -> OdpConfig.defaults().with("x.dept", "3").check(KNOWN))
        .isInstanceOfSatisfying(
            OdpException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_KEY_UNKNOWN))
        .hasMessageStartingWith("ODP-101: ")
        .hasMessageContainingAll("'x.dept'", "'x.depth'");
  }

  @Test
  void refusesValuesOutsideTheirKeysBounds() {
    assertRefused("x.depth", "0", "1..64");
    assertRefused("x.depth", "deep", "not an integer");
    assertRefused("x.mode", "slow", "fast, small");
    assertRefused("odp.check", "yes", "neither true nor false");
  }

  private static void assertRefused(String key, String value, String why) {
    assertThatThrownBy(() -> OdpConfig.defaults().with(key, value).check(KNOWN))
        .isInstanceOfSatisfying(
            OdpException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_VALUE_INVALID))
        .hasMessageContainingAll(key, value, why);
  }

  @Test
  void everyKeyOfTheApiIsDocumentedAndHasAValidDefault() {
    assertThat(ApiKeys.all())
        .allSatisfy(key -> {
          assertThat(key.doc()).isNotBlank();
          assertThat(OdpConfig.defaults().get(key)).isNotNull();
        });
  }
}
