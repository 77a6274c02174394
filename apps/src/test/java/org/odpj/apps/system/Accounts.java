package org.odpj.apps.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a run of {@code odp l2fwd --json} says of its packets. */
final class Accounts {
  private final String json;

  private Accounts(String json) {
    this.json = json;
  }

  static Accounts of(String json) {
    return new Accounts(json);
  }

  /** Every packet that was received was sent, or dropped with its cause. */
  void assertComplete() {
    assertThat(number("txPackets") + number("txFull") + number("txDropped"))
        .as(json)
        .isEqualTo(number("rxPackets"));
    assertThat(number("unaccounted")).as(json).isZero();
  }

  /** So many packets were received and all of them sent. */
  void assertEachSent(long packets) {
    assertThat(number("rxPackets")).as(json).isEqualTo(packets);
    assertThat(number("txPackets")).as(json).isEqualTo(packets);
    assertComplete();
  }

  long received() {
    return number("rxPackets");
  }

  private long number(String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\": (\\d+)").matcher(json);
    assertThat(matcher.find()).as(name + " in " + json).isTrue();
    return Long.parseLong(matcher.group(1));
  }
}
