package org.odpj.validation.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** JSON as its grammar wants it. */
final class JsonWriterTest {
  @Test
  void nestsAndSeparates() {
    JsonWriter json = new JsonWriter();
    json.beginObject().name("a").beginArray().value(1).value("x").endArray();
    json.name("b").beginObject().endObject().name("c").value(true).name("d").value(0.5).endObject();
    assertThat(json.toString().replaceAll("\\s", ""))
        .isEqualTo("{\"a\":[1,\"x\"],\"b\":{},\"c\":true,\"d\":0.500}");
  }

  @Test
  void escapes() {
    JsonWriter json = new JsonWriter();
    json.value("\" \\ \n \r \t \u0001 \ud800 \u00e4");
    assertThat(json.toString()).isEqualTo("\"\\\" \\\\ \\n \\r \\t \\u0001 \\ud800 \u00e4\"\n");
  }
}
