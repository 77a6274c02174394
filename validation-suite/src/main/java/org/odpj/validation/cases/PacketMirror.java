package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;

/** A packet, and the array of bytes that it must have whatever is done to it. */
final class PacketMirror {
  private static final int SHORT = 60;
  private static final int LONG = 600;

  private final Packet packet;
  private final Random random;
  private final PacketState.Metadata metadata;
  private byte[] bytes;

  PacketMirror(Packet packet, Random random) {
    this.packet = packet;
    this.random = random;
    this.metadata = PacketState.metadata(packet);
    this.bytes = Bytes.of(packet);
  }

  /** Changes both in the same random way and compares them. */
  void change(PacketPool pool) {
    int what = random.nextInt(bytes.length < SHORT ? 4 : bytes.length > LONG ? 9 : 14);
    if (bytes.length > LONG) {
      what += 4;
    }
    switch (what) {
      case 0 -> insert(0, packet.extendHead(20), 20);
      case 1 -> insert(bytes.length, packet.extendTail(20), 20);
      case 2 -> join(Allocation.one(pool, 1 + random.nextInt(30)));
      case 3, 13 -> insert(pool);
      case 4 -> remove(0, some(), packet::truncHead);
      case 5 -> removeLast();
      case 6 -> split();
      case 7, 8 -> {
        int offset = random.nextInt(bytes.length - 30);
        remove(offset, some(), count -> packet.removeData(offset, count));
      }
      case 9, 10 -> {
        int offset = random.nextInt(bytes.length - 30);
        assertTrue(packet.align(offset, 30, 16), "alignment");
        assertTrue(packet.contiguousLength(offset) >= 30, "contiguous");
      }
      default -> {
        int from = random.nextInt(bytes.length / 2);
        int to = random.nextInt(bytes.length / 2);
        packet.moveData(to, from, bytes.length / 2);
        System.arraycopy(bytes, from, bytes, to, bytes.length / 2);
      }
    }
    PacketState.checkSane(packet);
    assertArrayEquals(bytes, Bytes.of(packet), "content");
    assertEquals(metadata, PacketState.metadata(packet), "metadata");
  }

  private int some() {
    return 1 + random.nextInt(29);
  }

  private void insert(PacketPool pool) {
    int offset = random.nextInt(bytes.length + 1);
    int count = random.nextInt(2 * pool.param().length());
    insert(offset, packet.addData(offset, count), count);
  }

  private void insert(int offset, boolean done, int count) {
    assertTrue(done, "new bytes");
    byte[] more = Bytes.random(random, count);
    packet.copyFrom(offset, MemorySegment.ofArray(more), 0, count);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + count);
    System.arraycopy(bytes, offset, longer, offset + count, bytes.length - offset);
    System.arraycopy(more, 0, longer, offset, count);
    bytes = longer;
  }

  private void join(Packet other) {
    byte[] more = Bytes.random(random, other.length());
    Bytes.fill(other, more);
    assertTrue(packet.concat(other), "concatenation");
    int before = bytes.length;
    bytes = Arrays.copyOf(bytes, before + more.length);
    System.arraycopy(more, 0, bytes, before, more.length);
  }

  /** A method that removes a number of bytes. */
  @FunctionalInterface
  private interface Removal {
    boolean of(int count);
  }

  private void remove(int offset, int count, Removal removal) {
    assertTrue(removal.of(count), "removal");
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - count);
    System.arraycopy(bytes, offset + count, shorter, offset, shorter.length - offset);
    bytes = shorter;
  }

  private void removeLast() {
    int count = some();
    remove(bytes.length - count, count, packet::truncTail);
  }

  private void split() {
    int length = SHORT / 2 + random.nextInt(bytes.length - SHORT / 2 - 1);
    Packet tail = packet.split(length);
    assertNotNull(tail, "the tail");
    assertArrayEquals(
        Arrays.copyOfRange(bytes, length, bytes.length), Bytes.of(tail), "content of the tail");
    tail.free();
    bytes = Arrays.copyOf(bytes, length);
  }
}
