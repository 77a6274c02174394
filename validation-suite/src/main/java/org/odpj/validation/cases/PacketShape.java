package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.Color;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;
import org.odpj.validation.suite.Variant;

/**
 * What a packet under test looks like: whether it is shared and how, in how many segments its data
 * is, and what was done to it before.
 *
 * @param kind how it shares data
 * @param segments of 10 bytes each
 * @param offset where the shared data begins, for kinds that share
 * @param change what was done before to the packet that may be changed
 * @param bytes how much of it
 */
record PacketShape(Kind kind, int segments, int offset, Change change, int bytes) {
  private static final int SEGMENT = 10;

  /** How a packet shares data. */
  enum Kind implements Variant {
    /** It does not. */
    NORMAL,
    /** It shows data of another one. */
    REFERENCING,
    /** Another one shows its data. */
    REFERENCED,
    /** It has two owners. */
    STATIC
  }

  /** Kinds whose data and layout may be changed. */
  enum Mutable implements Variant {
    NORMAL(Kind.NORMAL),
    REFERENCING(Kind.REFERENCING);

    final Kind kind;

    Mutable(Kind kind) {
      this.kind = kind;
    }
  }

  /** What is done to a packet before the test. */
  enum Change {
    NONE,
    EXTEND_HEAD,
    EXTEND_TAIL,
    TRUNC_HEAD,
    TRUNC_TAIL
  }

  /** A packet, and who shares with it and must not notice what is done to it. */
  record Subject(Packet packet, @Nullable Packet other, @Nullable PacketState before) {
    /** The other one is as it was; both are freed. */
    void done() {
      if (other != null) {
        assertEquals(before, PacketState.of(other), "the packet that shares data");
        other.free();
      }
      packet.free();
    }
  }

  /** Every shape of a kind. */
  static List<PacketShape> all(Kind kind) {
    List<PacketShape> shapes = new ArrayList<>();
    for (int segments = 1; segments <= 3; segments++) {
      for (int offset : new int[] {0, 5, 9, 10, 15, 19, 20, 29}) {
        if (offset >= segments * SEGMENT || (kind == Kind.NORMAL && offset > 0)) {
          continue;
        }
        for (Change change : Change.values()) {
          for (int bytes : new int[] {2, 13}) {
            shapes.add(new PacketShape(kind, segments, offset, change, bytes));
          }
        }
      }
    }
    return shapes;
  }

  /** A pool for packets of such shapes, if the backend has segments at all. */
  static PacketPool pool(Fixture fixture) {
    requireSegments(fixture);
    int userArea = Math.min(8, fixture.odp().poolCapability().maxUserArea());
    return fixture.packetPool(PacketPoolParam.of(64, 200).withCache(0).withUserArea(userArea));
  }

  /** Ends the case as not applicable where packets are always contiguous. */
  static void requireSegments(Fixture fixture) {
    int segments = fixture.odp().poolCapability().maxSegments();
    NotApplicable.unless(segments > 1, () -> "packets of the backend are always contiguous");
  }

  /** A packet of some segments, with random content and metadata that are no defaults. */
  static Packet inSegments(PacketPool pool, Random random, int segments, int length) {
    Packet packet = Allocation.one(pool, length);
    for (int i = 1; i < segments; i++) {
      Packet more = Allocation.one(pool, length);
      assertTrue(packet.concat(more), "concatenation");
    }
    assertEquals(segments, packet.segmentCount(), "segments after concatenation");
    Bytes.fill(packet, Bytes.random(random, packet.length()));
    decorate(packet);
    return packet;
  }

  /** Sets metadata. */
  static void decorate(Packet packet) {
    packet.userPointer(PacketShape.class);
    packet.userFlag(true);
    packet.inputIndex(3);
    packet.l2Offset(0);
    packet.l3Offset(packet.length() / 2);
    packet.l4Offset(packet.length() - 1);
    packet.payloadOffset(packet.length() - 1);
    packet.flowHash(77);
    packet.timestamp(123_456_789L);
    packet.color(Color.YELLOW);
    packet.userArea().fill((byte) 5);
  }

  Subject make(PacketPool pool, Random random) {
    Packet base = inSegments(pool, random, segments, SEGMENT);
    return switch (kind) {
      case NORMAL -> {
        change(base, random);
        yield new Subject(base, null, null);
      }
      case STATIC -> {
        change(base, random);
        assertSame(base, base.refStatic(), "a static reference");
        assertTrue(base.hasReferences(), "a packet of two owners has references");
        yield new Subject(base, base, PacketState.of(base));
      }
      case REFERENCING -> {
        PacketState before = PacketState.of(base);
        Packet shows = reference(base, offset);
        change(shows, random);
        yield new Subject(shows, base, before);
      }
      case REFERENCED -> {
        Packet shows = reference(base, offset);
        change(shows, random);
        yield new Subject(base, shows, PacketState.of(shows));
      }
    };
  }

  /** A reference, checked. */
  static Packet reference(Packet base, int offset) {
    PacketState before = PacketState.of(base);
    Packet shows = base.ref(offset);
    assertNotNull(shows, "a reference");
    assertTrue(base.hasReferences(), "the referenced packet has references");
    assertTrue(!base.isReferencing(), "the referenced packet is not referencing");
    assertTrue(!shows.hasReferences(), "the referencing packet has no references");
    assertTrue(shows.isReferencing(), "the referencing packet is referencing");
    assertSame(base.pool(), shows.pool(), "the pool of the reference");
    assertEquals(0, shows.headroom(), "headroom of a reference");
    assertEquals(0, shows.tailroom(), "tailroom of a reference");
    PacketMetadataCases.checkBlank(shows);
    assertEquals(before, PacketState.of(base), "the referenced packet");
    assertEquals(
        before.content(offset, before.length()),
        PacketState.of(shows).content(),
        "what the reference shows");
    decorate(shows);
    return shows;
  }

  private void change(Packet packet, Random random) {
    int length = packet.length();
    switch (change) {
      case NONE -> {}
      case EXTEND_HEAD -> {
        assertTrue(packet.extendHead(bytes), "extension at the head");
        write(packet, 0, bytes, random);
      }
      case EXTEND_TAIL -> {
        assertTrue(packet.extendTail(bytes), "extension at the tail");
        write(packet, length, bytes, random);
      }
      case TRUNC_HEAD -> assertEquals(bytes < length, packet.truncHead(bytes), "truncation");
      case TRUNC_TAIL -> assertEquals(bytes < length, packet.truncTail(bytes), "truncation");
    }
  }

  /** Writes a range that the packet does not share. */
  static void write(Packet packet, int offset, int length, Random random) {
    byte[] content = Bytes.random(random, length);
    packet.copyFrom(offset, MemorySegment.ofArray(content), 0, length);
  }
}
