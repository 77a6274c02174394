package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.proto.Crc;
import org.odpj.proto.Crc32c;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;

/** CRCs over the memory of events. */
@CasesOf("hash")
public final class HashCases {
  private static final byte[] CHECK = "123456789".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST = 503;
  private static final long ALL_ONES = 0xffff_ffffL;

  /** What CRC-32 makes of any frame together with its CRC, before it is complemented. */
  private static final long RESIDUE = 0xdebb_20e3L;

  private static final ValueLayout.OfInt LITTLE_INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  @Conformance(
      odp = "hash/hash_test_{variant}",
      variants = CrcKind.class,
      clause = "A CRC is what the catalogues of CRCs say of \"123456789\".",
      strategy = "Computes it at eight alignments.",
      ifFails = "Reflection, the initial value and the width of Crc.")
  void agreesWithTheCatalogue(Fixture fixture, CrcKind kind) {
    Buffer buffer = buffer(fixture);
    for (int at = 0; at < 8; at++) {
      MemorySegment.copy(CHECK, 0, buffer.memory(), ValueLayout.JAVA_BYTE, at, CHECK.length);
      assertEquals(
          kind.check, kind.crc().of(kind.initial, buffer.memory(), at, CHECK.length), "the CRC");
    }
    buffer.free();
  }

  @Conformance(
      odp = "hash/hash_test_crc32c",
      clause = "CRC-32 and CRC-32C over off-heap memory are those of the JDK.",
      strategy = "Random data of 0 to 503 bytes at random places; CRC-32C also in two parts.",
      ifFails = "Crc.CRC_32 and Crc32c, and there the octets that do not fill a word.")
  void agreesWithTheJdk(Fixture fixture) {
    Buffer buffer = buffer(fixture);
    Random random = fixture.random();
    for (int length = 0; length <= LONGEST; length++) {
      byte[] data = new byte[length];
      random.nextBytes(data);
      int at = random.nextInt(8);
      MemorySegment memory = buffer.memory();
      MemorySegment.copy(data, 0, memory, ValueLayout.JAVA_BYTE, at, length);
      assertEquals(
          of(new CRC32(), data),
          Crc.CRC_32.of(ALL_ONES, memory, at, length),
          "CRC-32 of " + length);
      int cut = random.nextInt(length + 1);
      int first = Crc32c.update(0, memory, at, cut);
      assertEquals(
          of(new CRC32C(), data),
          Integer.toUnsignedLong(Crc32c.update(first, memory, at + cut, length - cut)),
          "CRC-32C of " + length);
    }
    buffer.free();
  }

  @Conformance(
      odp = {"hash/hash_test_ethernet_crc32", "hash/hash_test_ethernet_crc32_odd_align"},
      clause = "CRC-32 over a frame and its checksum is the same for every frame.",
      strategy = "Random frames of 64 to 503 bytes with their checksum, at even and odd addresses.",
      ifFails = "Crc.CRC_32.")
  void leavesTheResidueOfEthernet(Fixture fixture) {
    Buffer buffer = buffer(fixture);
    Random random = fixture.random();
    for (int length : new int[] {64, 68, 70, 71, 287, 400, LONGEST}) {
      byte[] frame = new byte[length - Integer.BYTES];
      random.nextBytes(frame);
      for (int at = 0; at < 2; at++) {
        MemorySegment memory = buffer.memory();
        MemorySegment.copy(frame, 0, memory, ValueLayout.JAVA_BYTE, at, frame.length);
        memory.set(LITTLE_INT, at + (long) frame.length, (int) of(new CRC32(), frame));
        assertEquals(
            RESIDUE, ALL_ONES ^ Crc.CRC_32.of(ALL_ONES, memory, at, length), "of " + length);
      }
    }
    buffer.free();
  }

  @Conformance(
      clause = "What lies outside the memory is not read, and a width that is none is refused.",
      strategy = "A range one byte too long; widths of 7 and 65 bits.",
      ifFails = "Crc.")
  void checksBounds(Fixture fixture) {
    Buffer buffer = buffer(fixture);
    int tooLong = buffer.size() + 1;
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> Crc.CRC_32.of(0, buffer.memory(), 0, tooLong),
        "beyond the end");
    for (int width : new int[] {7, 65}) {
      Messages.assertNames(
          assertThrows(IllegalArgumentException.class, () -> new Crc(width, 1, false, false, 0)),
          width);
    }
    buffer.free();
  }

  private static Buffer buffer(Fixture fixture) {
    return Allocation.one(fixture.bufferPool(BufferPoolParam.of(1, LONGEST + 8).withCache(0)));
  }

  private static long of(Checksum checksum, byte[] data) {
    checksum.update(data);
    return checksum.getValue();
  }
}
