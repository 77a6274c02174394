package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the message of a refusal must name. */
final class Messages {
  private Messages() {}

  static void assertNames(RuntimeException refusal, String name) {
    String message = String.valueOf(refusal.getMessage());
    assertTrue(
        message.contains(name),
        () -> "the message '%s' does not name '%s'".formatted(message, name));
  }

  static void assertNames(RuntimeException refusal, long value) {
    assertNames(refusal, Long.toString(value));
  }
}
