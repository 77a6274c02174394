package org.odpj.config;

import java.util.List;
import java.util.function.Function;

/**
 * A typed, documented configuration key. Backends declare theirs; a key that nobody declares is
 * refused by name.
 *
 * @param <T> the type of its values
 * @param name dotted lower-case name; a backend's keys start with a short form of its own name,
 *     such as {@code dpdk.}
 * @param type what a value looks like, for people: {@code boolean}, {@code integer 1..64}
 * @param defaultText the default as a user would write it
 * @param doc one sentence: what it does, with its unit
 * @param parser turns text into a value; throws {@link IllegalArgumentException} for a bad one
 */
public record ConfigKey<T>(
    String name, String type, String defaultText, String doc, Function<String, T> parser) {

  /**
   * A key whose values are any text.
   *
   * @param name the key's name
   * @param defaultText the default
   * @param doc what it does
   * @return the key
   */
  public static ConfigKey<String> text(String name, String defaultText, String doc) {
    return new ConfigKey<>(name, "text", defaultText, doc, value -> value);
  }

  /**
   * A key whose values are {@code true} and {@code false}.
   *
   * @param name the key's name
   * @param defaultValue the default
   * @param doc what it does
   * @return the key
   */
  public static ConfigKey<Boolean> flag(String name, boolean defaultValue, String doc) {
    return new ConfigKey<>(
        name, "boolean", Boolean.toString(defaultValue), doc, ConfigKey::parseFlag);
  }

  /**
   * A key whose values are integers in a range.
   *
   * @param name the key's name
   * @param defaultValue the default, within the range
   * @param min the smallest value allowed
   * @param max the largest value allowed
   * @param doc what it does, with its unit
   * @return the key
   */
  public static ConfigKey<Integer> integer(
      String name, int defaultValue, int min, int max, String doc) {
    return new ConfigKey<>(
        name,
        "integer " + min + ".." + max,
        Integer.toString(defaultValue),
        doc,
        value -> parseInteger(value, min, max));
  }

  /**
   * A key whose values are one of a few words.
   *
   * @param name the key's name
   * @param defaultValue the default, one of the words
   * @param words what is allowed
   * @param doc what it does
   * @return the key
   */
  public static ConfigKey<String> choice(
      String name, String defaultValue, List<String> words, String doc) {
    return new ConfigKey<>(
        name,
        String.join(" | ", words),
        defaultValue,
        doc,
        value -> {
          if (!words.contains(value)) {
            throw new IllegalArgumentException("is not one of " + String.join(", ", words));
          }
          return value;
        });
  }

  private static Boolean parseFlag(String value) {
    return switch (value) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> throw new IllegalArgumentException("is neither true nor false");
    };
  }

  private static Integer parseInteger(String value, int min, int max) {
    int number;
    try {
      number = Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("is not an integer", e);
    }
    if (number < min || number > max) {
      throw new IllegalArgumentException("is outside " + min + ".." + max);
    }
    return number;
  }
}
