package org.odpj.apps.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void rendersEveryKindOfValue() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("text", "a \"b\" \\ \n \u0001");
    object.put("whole", 3L);
    object.put("real", 0.5);
    object.put("large", 4e7);
    object.put("noNumber", Double.NaN);
    object.put("truth", true);
    object.put("list", Arrays.asList(1, null));
    object.put("array", new int[] {1, 2});
    object.put("empty", List.of());
    assertThat(Json.render(object))
        .isEqualTo(
            """
            {
              "text": "a \\"b\\" \\\\ \\n \\u0001",
              "whole": 3,
              "real": 0.5,
              "large": 40000000,
              "noNumber": null,
              "truth": true,
              "list": [
                1,
                null
              ],
              "array": [
                1,
                2
              ],
              "empty": []
            }
            """);
  }
}
