package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.proto.InternetChecksum;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/** The Internet checksum over the memory of events. */
@CasesOf("chksum")
public final class ChecksumCases {
  private static final int LONG = 65_000;
  private static final int IPV4_HEADER = 20;
  private static final int COMPLETE = 0xffff;

  @Conformance(
      odp = {"chksum/chksum_ones_complement_ip", "chksum/chksum_ones_complement_udp"},
      clause = "The sum over data with its checksum has all bits set.",
      strategy = "Random headers of 20 bytes and datagrams of 8 to 128, each with its checksum.",
      ifFails = "InternetChecksum.sum, for odd lengths the last octet.")
  void sumsToAllBits(Fixture fixture) {
    Buffer buffer = buffer(fixture, 128);
    Random random = fixture.random();
    for (int length = 8; length <= 128; length++) {
      byte[] data = data(random, length);
      putChecksum(data, Math.min(6, length - 2));
      assertEquals(COMPLETE, sum(buffer, 0, data), "sum of " + length + " bytes");
    }
    byte[] header = data(random, IPV4_HEADER);
    putChecksum(header, 10);
    assertEquals(COMPLETE, sum(buffer, 0, header), "sum of a header");
    buffer.free();
  }

  @Conformance(
      odp = "chksum/chksum_ones_complement_udp_long",
      clause = "Sums over parts of even length add up to the sum over all.",
      strategy = "A long datagram at once and in parts of random even lengths.",
      ifFails = "InternetChecksum.fold.")
  void addsUpParts(Fixture fixture) {
    Buffer buffer = buffer(fixture, LONG);
    Random random = fixture.random();
    byte[] data = data(random, 1_501);
    int all = sum(buffer, 0, data);
    for (int round = 0; round < 100; round++) {
      long parts = 0;
      int at = 0;
      while (at < data.length) {
        int part = Math.min(2 + 2 * random.nextInt(300), data.length - at);
        parts += InternetChecksum.sum(buffer.memory(), at, part);
        at += part;
      }
      assertEquals(all, InternetChecksum.fold(parts), "sum of parts");
    }
    buffer.free();
  }

  @Conformance(
      odp = "chksum/chksum_ones_complement_pseudorandom",
      clause = "The sum is that of RFC 1071.",
      strategy = "Random data of 0 to 9,999 bytes at random places, compared with a plain loop.",
      ifFails = "InternetChecksum.sum, where a length is no multiple of four.")
  void sumsRandomData(Fixture fixture) {
    Buffer buffer = buffer(fixture, LONG);
    Random random = fixture.random();
    for (int length = 0; length < 10_000; length += length < 200 ? 1 : 37) {
      byte[] data = data(random, length);
      assertEquals(plain(data), sum(buffer, random.nextInt(16), data), "sum of " + length);
    }
    buffer.free();
  }

  @Conformance(
      odp = "chksum/chksum_ones_complement_very_long",
      clause = "No carry is lost, however many there are.",
      strategy = "65,000 bytes and a little less with nearly all bits set.",
      ifFails = "The width of the sum in InternetChecksum.")
  void losesNoCarry(Fixture fixture) {
    Buffer buffer = buffer(fixture, LONG);
    Random random = fixture.random();
    for (int length = LONG - 8; length <= LONG; length++) {
      byte[] data = new byte[length];
      Arrays.fill(data, (byte) 0xff);
      for (int round = 0; round < 4; round++) {
        assertEquals(plain(data), sum(buffer, 0, data), "sum of " + length);
        data[random.nextInt(length)] &= (byte) random.nextInt();
      }
    }
    buffer.free();
  }

  private static Buffer buffer(Fixture fixture, int size) {
    int most = fixture.odp().poolCapability().maxBufferSize();
    NotApplicable.unless(most >= size + 16, () -> "maxBufferSize " + most);
    return Allocation.one(fixture.bufferPool(BufferPoolParam.of(1, size + 16).withCache(0)));
  }

  private static byte[] data(Random random, int length) {
    byte[] data = new byte[length];
    random.nextBytes(data);
    return data;
  }

  private static int sum(Buffer buffer, int at, byte[] data) {
    MemorySegment.copy(data, 0, buffer.memory(), ValueLayout.JAVA_BYTE, at, data.length);
    return InternetChecksum.sum(buffer.memory(), at, data.length);
  }

  /** Puts the checksum of everything else at an even place. */
  private static void putChecksum(byte[] data, int at) {
    int place = at & ~1;
    data[place] = 0;
    data[place + 1] = 0;
    int checksum = ~plain(data);
    data[place] = (byte) (checksum >>> 8);
    data[place + 1] = (byte) checksum;
  }

  /** Word by word, with the carry added at once. */
  private static int plain(byte[] data) {
    int sum = 0;
    for (int i = 0; i < data.length; i += 2) {
      int low = i + 1 < data.length ? Byte.toUnsignedInt(data[i + 1]) : 0;
      sum += (Byte.toUnsignedInt(data[i]) << 8) | low;
      sum = (sum & 0xffff) + (sum >>> 16);
    }
    return sum;
  }
}
