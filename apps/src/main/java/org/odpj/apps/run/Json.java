package org.odpj.apps.run;

import java.lang.reflect.Array;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON (RFC 8259) from maps, iterables, arrays, numbers, booleans, null and text; anything
 * else becomes text.
 */
public final class Json {
  private final StringBuilder out = new StringBuilder();

  private Json() {}

  /**
   * Renders a value, indented by two spaces.
   *
   * @param value what to render
   * @return the text, with a line end
   */
  public static String render(@Nullable Object value) {
    Json json = new Json();
    json.value(value, "\n");
    return json.out.append('\n').toString();
  }

  private void value(@Nullable Object value, String lineStart) {
    switch (value) {
      case null -> out.append("null");
      case Map<?, ?> map -> object(map, lineStart);
      case Iterable<?> items -> array(items.iterator(), lineStart);
      case Double number -> number(number);
      case Number number -> out.append(number);
      case Boolean truth -> out.append(truth);
      case Object array when array.getClass().isArray() -> array(elements(array), lineStart);
      default -> text(value.toString());
    }
  }

  private void object(Map<?, ?> map, String lineStart) {
    block(
        '{',
        '}',
        map.entrySet().iterator(),
        lineStart,
        entry -> {
          text(String.valueOf(entry.getKey()));
          out.append(": ");
          value(entry.getValue(), lineStart + "  ");
        });
  }

  private void array(Iterator<?> items, String lineStart) {
    block('[', ']', items, lineStart, item -> value(item, lineStart + "  "));
  }

  private <T> void block(
      char open, char close, Iterator<T> items, String lineStart, Consumer<T> writer) {
    out.append(open);
    if (items.hasNext()) {
      String separator = "";
      while (items.hasNext()) {
        out.append(separator).append(lineStart).append("  ");
        writer.accept(items.next());
        separator = ",";
      }
      out.append(lineStart);
    }
    out.append(close);
  }

  private static Iterator<@Nullable Object> elements(Object array) {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < Array.getLength(array);
      }

      @Override
      public @Nullable Object next() {
        return Array.get(array, next++);
      }
    };
  }

  /** JSON has no infinity and no NaN; both become null. */
  private void number(double number) {
    if (!Double.isFinite(number)) {
      out.append("null");
    } else if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      out.append((long) number);
    } else {
      out.append(number);
    }
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
