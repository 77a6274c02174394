package org.odpj.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The parser against Wireshark's dissector, on sound and malformed frames. {@code
 * -Dodp.parser.seed=N} makes others.
 */
class TsharkComparisonTest {
  private static final long SEED = Long.getLong("odp.parser.seed", 20_260_101);

  @TempDir Path directory;

  @Test
  void agreesWithTshark() throws IOException {
    assumeTrue(Tshark.installed(), "tshark is not installed");
    List<Frame> frames = new ArrayList<>(FrameCorpus.sound(SEED, 400));
    frames.addAll(FrameCorpus.malformed(SEED, 1_200));
    List<Dissection> dissections = Tshark.dissect(frames, directory);
    assertThat(dissections).hasSameSizeAs(frames);
    for (int i = 0; i < frames.size(); i++) {
      int frame = i;
      assertThat(Comparison.differences(frames.get(i), dissections.get(i)))
          .as(() ->
              "-Dodp.parser.seed=%d, frame %d, tshark: %s, frame: %s"
                  .formatted(SEED, frame, dissections.get(frame), frames.get(frame)))
          .isEmpty();
    }
  }
}
