package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import org.odpj.comp.CompAlg;
import org.odpj.comp.CompAlgCapability;
import org.odpj.comp.CompDirection;
import org.odpj.comp.CompHash;
import org.odpj.comp.CompHuffman;
import org.odpj.comp.CompSession;
import org.odpj.comp.CompSessionParam;
import org.odpj.comp.CompStatus;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/** What comes out of compression and decompression, and how it ends when that is impossible. */
@CasesOf("comp")
public final class CompCases {
  private static final int ROOM = 2_500;
  private static final int ROUNDS = 20;
  private static final int CORRUPTIONS = 300;
  private static final int BOMB = 1 << 20;
  private static final int BYTES = 256;

  @Conformance(
      odp = "comp/comp_test_compress_alg_{variant}_none",
      clause = "What is compressed is a stream of the format, and nothing else is touched.",
      strategy = "Texts of every kind by every level and code; the JDK reads the streams.",
      ifFails = "How a stream is ended, and how the engine goes from segment to segment.",
      variants = {CompFormat.class, CompCall.class})
  void compresses(Fixture fixture, CompFormat format, CompCall call) {
    CompUse use = CompUse.of(fixture, call).require(format.alg);
    CompTrial trial = new CompTrial(fixture, use);
    eachCompressor(
        use,
        format,
        session -> {
          for (byte[] text : CompText.some(fixture.random())) {
            byte[] stream = trial.succeed(session, text, ROOM);
            assertArrayEquals(text, format.text(stream), () -> "text by " + session.param());
          }
        });
  }

  /** A session of every level and code that the engine has. */
  private static void eachCompressor(
      CompUse use, CompFormat format, Consumer<? super CompSession> action) {
    CompAlgCapability can = use.engine().capability(format.alg);
    CompSessionParam param = CompSessionParam.of(CompDirection.COMPRESS, format.alg);
    for (CompHuffman codes : can.codes()) {
      for (int level = 0; level <= can.maxLevel(); level++) {
        try (CompSession session = use.session(param.withLevel(level, codes))) {
          action.accept(session);
        }
      }
    }
  }

  @Conformance(
      odp = "comp/comp_test_decompress_alg_{variant}_none",
      clause = "A stream of the format becomes its text, and nothing else is touched.",
      strategy = "Streams of the JDK, stored and of every level, with exactly enough room.",
      ifFails = "How the end of a stream is found, most of all when the output is full just there.",
      variants = {CompFormat.class, CompCall.class})
  void decompresses(Fixture fixture, CompFormat format, CompCall call) {
    CompUse use = CompUse.of(fixture, call).require(format.alg);
    CompTrial trial = new CompTrial(fixture, use);
    try (CompSession session = use.session(decompress(format))) {
      for (int level = 0; level <= 9; level++) {
        for (byte[] text : CompText.some(fixture.random())) {
          byte[] stream = format.stream(text, level);
          assertArrayEquals(text, trial.succeed(session, stream, text.length), "text");
          assertArrayEquals(text, trial.succeed(session, stream, text.length + 1), "text");
        }
      }
    }
  }

  private static CompSessionParam decompress(CompFormat format) {
    return CompSessionParam.of(CompDirection.DECOMPRESS, format.alg);
  }

  @Conformance(
      odp = "comp/comp_test_comp_decomp_alg_{variant}_none",
      clause = "An engine reads what it writes.",
      strategy = "Random texts there and back, by every level and code.",
      ifFails = "One of the two directions; the other cases say which.",
      variants = {CompFormat.class, CompCall.class})
  void goesThereAndBack(Fixture fixture, CompFormat format, CompCall call) {
    CompUse use = CompUse.of(fixture, call).require(format.alg);
    CompTrial trial = new CompTrial(fixture, use);
    Random random = fixture.random();
    try (CompSession back = use.session(decompress(format))) {
      eachCompressor(
          use,
          format,
          there -> {
            for (int round = 0; round < ROUNDS; round++) {
              byte[] text = CompText.words(random, 1 + random.nextInt(1_000));
              byte[] stream = trial.succeed(there, text, ROOM);
              assertArrayEquals(text, trial.succeed(back, stream, text.length), "text");
            }
          });
    }
  }

  @Conformance(
      clause = "Too little room for a stream ends the operation, and nothing is written outside.",
      strategy = "A text in every room that is shorter than its stream, and in one that fits.",
      ifFails = "What the library is told of the end of the output.",
      variants = {CompFormat.class, CompCall.class})
  void compressesIntoTheRoomThereIs(Fixture fixture, CompFormat format, CompCall call) {
    CompUse use = CompUse.of(fixture, call).require(format.alg);
    CompTrial trial = new CompTrial(fixture, use);
    CompTrial whole = new CompTrial(fixture, use, 1);
    byte[] text = CompText.words(fixture.random(), 300);
    eachCompressor(
        use,
        format,
        session -> {
          // How long a stream is may depend on how its text is cut into segments.
          int needed = whole.succeed(session, text, ROOM).length;
          for (int room = 0; room < needed / 2; room += 7) {
            assertEquals(CompStatus.OUT_OF_SPACE, trial.status(session, text, room), "status");
          }
          for (int room = needed - 3; room < needed; room++) {
            assertEquals(CompStatus.OUT_OF_SPACE, whole.status(session, text, room), "status");
          }
          assertEquals(needed, whole.succeed(session, text, needed).length, "exactly the room");
        });
  }

  @Conformance(
      clause = "A text never grows beyond its range, however much a stream holds.",
      strategy = "A text in every room that is too short; a bomb of a megabyte in little room.",
      ifFails = "What the library is told of the end of the output.",
      variants = {CompFormat.class, CompCall.class})
  void decompressesIntoTheRoomThereIs(Fixture fixture, CompFormat format, CompCall call) {
    CompUse use = CompUse.of(fixture, call).require(format.alg);
    CompTrial trial = new CompTrial(fixture, use);
    byte[] text = CompText.words(fixture.random(), 300);
    byte[] bomb = format.stream(new byte[BOMB], 9);
    try (CompSession session = use.session(decompress(format))) {
      for (int level = 0; level <= 9; level += 3) {
        byte[] stream = format.stream(text, level);
        for (int room = 0; room < text.length; room += 7) {
          assertEquals(CompStatus.OUT_OF_SPACE, trial.status(session, stream, room), "status");
        }
        assertEquals(
            CompStatus.OUT_OF_SPACE, trial.status(session, stream, text.length - 1), "status");
      }
      for (int room : new int[] {0, 1, 1_000}) {
        assertEquals(CompStatus.OUT_OF_SPACE, trial.status(session, bomb, room), "a bomb");
      }
      assertArrayEquals(
          text, trial.succeed(session, format.stream(text, 1), text.length), "the next text");
    }
  }

  @Conformance(
      clause = "What is no stream, or is not whole, fails; what follows a stream is left alone.",
      strategy = "Every start of a stream, wrong checks, dictionaries, random bits turned over.",
      ifFails = "Which results of the library count as success.",
      variants = {CompFormat.class, CompCall.class})
  void reportsBrokenStreams(Fixture fixture, CompFormat format, CompCall call) {
    CompUse use = CompUse.of(fixture, call).require(format.alg);
    CompTrial trial = new CompTrial(fixture, use);
    Random random = fixture.random();
    byte[] text = CompText.words(random, 200);
    try (CompSession session = use.session(decompress(format))) {
      for (int level = 0; level <= 9; level += 3) {
        byte[] stream = format.stream(text, level);
        for (int length = 0; length < stream.length; length++) {
          byte[] start = Arrays.copyOf(stream, length);
          assertEquals(CompStatus.FAILURE, trial.status(session, start, ROOM), "a start");
        }
        byte[] longer = Arrays.copyOf(stream, stream.length + 5);
        assertArrayEquals(text, trial.succeed(session, longer, ROOM), "text before other bytes");
        corrupt(trial, session, stream, random);
      }
      if (format == CompFormat.ZLIB) {
        byte[] wrong = format.stream(text, 6);
        wrong[wrong.length - 1] ^= 1;
        assertEquals(CompStatus.FAILURE, trial.status(session, wrong, ROOM), "a wrong Adler-32");
        byte[] foreign = format.streamWithDictionary(text, Arrays.copyOf(text, 50));
        assertEquals(CompStatus.FAILURE, trial.status(session, foreign, ROOM), "a dictionary");
      }
      assertArrayEquals(text, trial.succeed(session, format.stream(text, 6), ROOM), "the next");
    }
  }

  /** Any end will do, as long as nothing outside the range is written, which the trial checks. */
  private static void corrupt(CompTrial trial, CompSession session, byte[] stream, Random random) {
    for (int round = 0; round < CORRUPTIONS; round++) {
      byte[] broken = stream.clone();
      for (int i = 0; i <= round % 3; i++) {
        broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      }
      trial.status(session, broken, 1 + random.nextInt(ROOM));
      trial.status(session, Bytes.random(random, 1 + random.nextInt(BYTES)), BYTES);
    }
  }

  @Conformance(
      clause = "A hash of the plain text follows the output, and counts as part of it.",
      strategy = "Every hash that the engine lists, in both directions, against the JDK's.",
      ifFails = "Over which bytes the hash goes, and in which order its own are written.",
      variants = CompCall.class)
  void appendsHashes(Fixture fixture, CompCall call) {
    CompUse use = CompUse.of(fixture, call).require(CompAlg.DEFLATE);
    CompTrial trial = new CompTrial(fixture, use);
    CompFormat format = CompFormat.DEFLATE;
    for (CompHash hash : use.engine().capability(format.alg).hashes()) {
      CompSessionParam there = CompSessionParam.of(CompDirection.COMPRESS, format.alg);
      try (CompSession compressor = use.session(there.withHash(hash));
          CompSession decompressor = use.session(decompress(format).withHash(hash))) {
        for (byte[] text : CompText.some(fixture.random())) {
          byte[] digest = digest(hash, text);
          byte[] stream = trial.succeed(compressor, text, ROOM);
          int end = stream.length - digest.length;
          assertArrayEquals(text, format.text(Arrays.copyOf(stream, end)), "text");
          assertArrayEquals(
              digest, Arrays.copyOfRange(stream, end, stream.length), () -> "hash " + hash);
          byte[] back = trial.succeed(decompressor, stream, text.length + digest.length);
          assertArrayEquals(text, Arrays.copyOf(back, text.length), "text");
          assertArrayEquals(
              digest, Arrays.copyOfRange(back, text.length, back.length), () -> "hash " + hash);
          if (digest.length > 0) {
            int less = text.length + digest.length - 1;
            assertEquals(
                CompStatus.OUT_OF_SPACE, trial.status(decompressor, stream, less), "no room");
          }
        }
      }
    }
  }

  private static byte[] digest(CompHash hash, byte[] text) {
    return switch (hash) {
      case NONE -> new byte[0];
      case CRC32 -> sum(new CRC32(), text, ByteOrder.LITTLE_ENDIAN);
      case ADLER32 -> sum(new Adler32(), text, ByteOrder.BIG_ENDIAN);
      case SHA1 -> message("SHA-1", text);
      case SHA256 -> message("SHA-256", text);
    };
  }

  private static byte[] sum(Checksum checksum, byte[] text, ByteOrder order) {
    checksum.update(text);
    return ByteBuffer.allocate(Integer.BYTES)
        .order(order)
        .putInt((int) checksum.getValue())
        .array();
  }

  private static byte[] message(String name, byte[] text) {
    try {
      return MessageDigest.getInstance(name).digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has " + name, e);
    }
  }

  @Conformance(
      clause = "The null format copies.",
      strategy = "Texts there and back, with exactly enough room and with one byte less.",
      ifFails = "How the engine goes from segment to segment.",
      variants = CompCall.class)
  void copies(Fixture fixture, CompCall call) {
    CompUse use = CompUse.of(fixture, call).require(CompAlg.NULL);
    CompTrial trial = new CompTrial(fixture, use);
    for (CompDirection direction : CompDirection.values()) {
      try (CompSession session = use.session(CompSessionParam.of(direction, CompAlg.NULL))) {
        for (byte[] text : CompText.some(fixture.random())) {
          assertArrayEquals(text, trial.succeed(session, text, text.length), "a copy");
          if (text.length > 0) {
            assertEquals(
                CompStatus.OUT_OF_SPACE, trial.status(session, text, text.length - 1), "status");
          }
        }
      }
    }
  }

  @Conformance(
      clause = "Every level compresses, and fixed codes are what was asked for.",
      strategy = "A text that can be compressed; the first block of a fixed stream says so.",
      ifFails = "How levels and codes are mapped to the library's.",
      variants = CompFormat.class)
  void keepsToLevelsAndCodes(Fixture fixture, CompFormat format) {
    CompUse use = CompUse.of(fixture, CompCall.SYNC).require(format.alg);
    CompTrial trial = new CompTrial(fixture, use);
    byte[] text = CompText.words(fixture.random(), 1_500);
    CompAlgCapability can = use.engine().capability(format.alg);
    CompSessionParam param = CompSessionParam.of(CompDirection.COMPRESS, format.alg);
    for (int level = 0; level <= can.maxLevel(); level++) {
      int length = length(use, trial, param.withLevel(level, CompHuffman.DEFAULT), text);
      assertTrue(length < text.length / 2, () -> length + " bytes of a text of few letters");
    }
    NotApplicable.unlessContains("codes", can.codes(), CompHuffman.FIXED);
    try (CompSession session = use.session(param.withLevel(1, CompHuffman.FIXED))) {
      byte[] stream = trial.succeed(session, text, ROOM);
      int type = (stream[format == CompFormat.ZLIB ? 2 : 0] >> 1) & 3;
      assertEquals(1, type, "type of the first block");
    }
  }

  private static int length(CompUse use, CompTrial trial, CompSessionParam param, byte[] text) {
    try (CompSession session = use.session(param)) {
      return trial.succeed(session, text, ROOM).length;
    }
  }
}
