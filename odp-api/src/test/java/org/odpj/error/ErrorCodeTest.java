package org.odpj.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {
  @Test
  void everyCodeHasItsOwnNumber() {
    assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::id)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void everyCodeIsExplained(ErrorCode code) throws IOException {
    Path page = Path.of("..", "docs", "errors.md");
    assertThat(Files.readString(page)).contains("## " + code.id() + " ");
  }
}
