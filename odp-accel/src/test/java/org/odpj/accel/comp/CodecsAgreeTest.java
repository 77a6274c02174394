package org.odpj.accel.comp;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.odpj.accel.IsalBackend;
import org.odpj.accel.ZlibBackend;
import org.odpj.accel.comp.Codec.Progress;
import org.odpj.accel.isal.IsalCodecs;
import org.odpj.accel.zip.ZipCodecs;
import org.odpj.accel.zlib.ZlibCodecs;
import org.odpj.comp.CompAlg;
import org.odpj.comp.CompDirection;
import org.odpj.comp.CompHuffman;
import org.odpj.comp.CompSessionParam;
import org.odpj.system.Subsystem;

/** Every engine reads what every other writes, the gzip command too; broken input ends it. */
class CodecsAgreeTest {
  private static final long SEED = Long.getLong("odp.seed", System.nanoTime());
  private static final int LENGTH = 20_000;
  private static final int ROUNDS = 5;
  private static final int FUZZ = 2_000;
  private static final int GUARD = 64;

  private final Random random = new Random(SEED);
  private final Arena arena = Arena.ofAuto();

  private static List<Codecs> engines() {
    List<Codecs> engines = new ArrayList<>(List.of(new ZipCodecs()));
    if (new ZlibBackend().preference(Subsystem.COMP) >= 0) {
      engines.add(new ZlibCodecs());
    }
    if (new IsalBackend().preference(Subsystem.COMP) >= 0) {
      engines.add(new IsalCodecs());
    }
    return engines;
  }

  private record Way(Codecs writer, Codecs reader, CompSessionParam param) {
    @Override
    public String toString() {
      return "%s reads %s of %s, level %d, %s, seed %d"
          .formatted(
              reader.name(), param.alg(), writer.name(), param.level(), param.huffman(), SEED);
    }
  }

  private static Stream<Way> ways() {
    return engines().stream()
        .flatMap(writer ->
            engines().stream()
                .flatMap(reader -> params(writer).map(p -> new Way(writer, reader, p))));
  }

  private static Stream<CompSessionParam> params(Codecs writer) {
    List<CompSessionParam> params = new ArrayList<>();
    for (CompAlg alg : List.of(CompAlg.DEFLATE, CompAlg.ZLIB)) {
      for (CompHuffman codes : writer.codes()) {
        for (int level = 0; level <= writer.maxLevel(); level++) {
          params.add(CompSessionParam.of(CompDirection.COMPRESS, alg).withLevel(level, codes));
        }
      }
    }
    return params.stream();
  }

  @TestFactory
  Stream<DynamicTest> everyEngineReadsWhatOthersWrite() {
    return ways().map(way -> dynamicTest(way.toString(), () -> thereAndBack(way)));
  }

  private void thereAndBack(Way way) {
    try (Codec writer = way.writer.compressor(way.param);
        Codec reader = way.reader.decompressor(way.param.alg())) {
      for (int round = 0; round < ROUNDS; round++) {
        byte[] text = text(round == 0 ? 0 : random.nextInt(LENGTH));
        byte[] stream = run(writer, text, 2 * LENGTH);
        assertThat(run(reader, stream, text.length)).isEqualTo(text);
      }
    }
  }

  /** Repeats itself, and does not, by chance. */
  private byte[] text(int length) {
    byte[] text = new byte[length];
    int letters = 1 + random.nextInt(255);
    for (int i = 0; i < length; i++) {
      text[i] = i > 40 && random.nextInt(8) > 0 ? text[i - 40] : (byte) random.nextInt(letters);
    }
    return text;
  }

  /** What comes out of a stream that ends with its input; in memory that ends with the room. */
  private byte[] run(Codec codec, byte[] input, int room) {
    Window in = window(input);
    Window out = new Window();
    out.lay(arena.allocate(room + 1L), 0, room + 1);
    codec.begin();
    assertThat(codec.run(in, out)).isEqualTo(Progress.END);
    assertThat(in.length()).isZero();
    return out.memory().asSlice(0, out.at()).toArray(JAVA_BYTE);
  }

  private Window window(byte[] content) {
    MemorySegment memory = arena.allocate(Math.max(1, content.length));
    MemorySegment.copy(content, 0, memory, JAVA_BYTE, 0, content.length);
    Window window = new Window();
    window.lay(memory, 0, content.length);
    return window;
  }

  @TestFactory
  Stream<DynamicTest> brokenStreamsEndAndStayInTheirRoom() {
    return engines().stream()
        .flatMap(engine ->
            Stream.of(CompAlg.DEFLATE, CompAlg.ZLIB)
                .map(alg ->
                    dynamicTest(
                        "%s %s, seed %d".formatted(engine.name(), alg, SEED),
                        () -> fuzz(engine, alg))));
  }

  private void fuzz(Codecs engine, CompAlg alg) {
    CompSessionParam param = CompSessionParam.of(CompDirection.COMPRESS, alg);
    MemorySegment memory = arena.allocate(LENGTH + GUARD);
    Window out = new Window();
    try (Codec writer = engine.compressor(param);
        Codec reader = engine.decompressor(alg)) {
      byte[] stream = run(writer, text(1_000), LENGTH);
      for (int round = 0; round < FUZZ; round++) {
        byte[] broken = Arrays.copyOf(stream, 1 + random.nextInt(stream.length));
        for (int i = random.nextInt(8); i >= 0; i--) {
          broken[random.nextInt(broken.length)] = (byte) random.nextInt();
        }
        int room = random.nextInt(LENGTH);
        memory.fill((byte) 1);
        out.lay(memory, 0, room);
        Window in = window(broken);
        reader.begin();
        Progress progress = reader.run(in, out);
        boolean stuck = progress == Progress.MORE && in.length() > 0 && out.length() > 0;
        assertThat(stuck).isFalse();
        assertThat(memory.asSlice(room, GUARD).toArray(JAVA_BYTE)).containsOnly(1);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> theGzipCommandReadsWhatEnginesWrite() {
    return engines().stream()
        .map(engine -> dynamicTest(engine.name() + ", seed " + SEED, () -> gunzips(engine)));
  }

  private void gunzips(Codecs engine) throws IOException, InterruptedException {
    byte[] text = text(LENGTH);
    CompSessionParam param = CompSessionParam.of(CompDirection.COMPRESS, CompAlg.DEFLATE);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3});
    try (Codec writer = engine.compressor(param)) {
      file.write(run(writer, text, 2 * LENGTH));
    }
    CRC32 sum = new CRC32();
    sum.update(text);
    ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    file.write(trailer.putInt((int) sum.getValue()).putInt(text.length).array());
    assertThat(gzip(file.toByteArray(), "-d")).isEqualTo(text);
    // And back: ten bytes of header and eight of trailer are around what the command writes.
    byte[] theirs = gzip(text, "-n");
    try (Codec reader = engine.decompressor(CompAlg.DEFLATE)) {
      byte[] stream = Arrays.copyOfRange(theirs, 10, theirs.length - 8);
      assertThat(run(reader, stream, text.length)).isEqualTo(text);
    }
  }

  private static byte[] gzip(byte[] input, String option) throws IOException, InterruptedException {
    Process gzip = new ProcessBuilder("gzip", "-c", option).start();
    Thread feeder =
        Thread.ofVirtual()
            .start(() -> {
              try (var to = gzip.getOutputStream()) {
                new ByteArrayInputStream(input).transferTo(to);
              } catch (IOException e) {
                gzip.destroy(); // The command's own message is in its exit code.
              }
            });
    byte[] output = gzip.getInputStream().readAllBytes();
    feeder.join();
    assertThat(gzip.waitFor()).isZero();
    return output;
  }
}
