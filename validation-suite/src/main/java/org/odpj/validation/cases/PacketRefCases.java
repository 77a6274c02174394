package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.validation.cases.PacketShape.Kind;
import org.odpj.validation.cases.PacketShape.Mutable;
import org.odpj.validation.cases.PacketShape.Subject;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;

/** Packets that share data. */
@CasesOf("packet")
public final class PacketRefCases {
  @Conformance(
      odp = {"packet/test_basic_ref_creation", "packet/test_ref"},
      variants = Kind.class,
      clause = "A reference shows a packet's data from an offset on, with default metadata.",
      strategy = "References to packets of this kind and of every shape at every offset.",
      ifFails = "Offsets at the border of two segments, and who counts as referenced.")
  void referencesShowData(Fixture fixture, Kind kind) {
    PacketPool pool = PacketShape.pool(fixture);
    Random random = fixture.random();
    for (PacketShape shape : PacketShape.all(kind)) {
      Subject subject = shape.make(pool, random);
      Packet packet = subject.packet();
      for (int offset = 0; offset < packet.length(); offset++) {
        if (kind == Kind.REFERENCING) {
          checkChain(packet, offset);
        } else {
          PacketShape.reference(packet, offset).free();
        }
      }
      subject.done();
    }
  }

  /** A reference to what is a reference itself. */
  private static void checkChain(Packet packet, int offset) {
    PacketState before = PacketState.of(packet);
    Packet shows = reference(packet, offset);
    assertTrue(shows.isReferencing(), "referencing");
    assertEquals(
        before.content(offset, before.length()),
        PacketState.of(shows).content(),
        "what the reference shows");
    shows.free();
    assertEquals(before, PacketState.of(packet), "the packet after the reference was freed");
  }

  @Conformance(
      odp = "packet/packet_test_ref",
      clause =
          "Packets that share data can be freed in any order; none is lost and none too early.",
      strategy =
          "A packet of three segments with four references, one of them static, freed in 40 random"
              + " orders; what is left is compared each time; then the pool gives out all again.",
      ifFails = "Who gives a buffer back: the last user, not the packet that it came with.")
  void freesInAnyOrder(Fixture fixture) {
    PacketPool pool = PacketShape.pool(fixture);
    Random random = fixture.random();
    for (int round = 0; round < 40; round++) {
      Packet base = PacketShape.inSegments(pool, random, 3, 30);
      byte[] content = Bytes.of(base);
      Packet header = Allocation.one(pool, 4);
      Bytes.fill(header, new byte[4]);
      assertSame(header, base.ref(35, header), "the header packet");
      List<Packet> holders =
          new ArrayList<>(List.of(base, base, reference(base, 0), reference(base, 45), header));
      assertSame(base, base.refStatic(), "a static reference");
      Collections.shuffle(holders, random);
      while (!holders.isEmpty()) {
        holders.removeLast().free();
        for (Packet holder : holders) {
          checkEnd(content, holder);
        }
      }
    }
    Allocation.free(Allocation.all(pool));
  }

  /** The last 40 bytes, which all have in common. */
  private static void checkEnd(byte[] content, Packet packet) {
    byte[] found = Bytes.of(packet);
    for (int i = 1; i <= 40; i++) {
      assertEquals(content[content.length - i], found[found.length - i], "a shared byte");
    }
  }

  private static Packet reference(Packet base, int offset) {
    Packet shows = base.ref(offset);
    assertNotNull(shows, "a reference");
    return shows;
  }

  @Conformance(
      clause = "A static reference is one owner more, of data and metadata.",
      strategy = "Takes two, frees all three one by one, from several threads as well.",
      ifFails = "The count of owners, and what free() does before the last.")
  void staticReferencesCount(Fixture fixture) {
    PacketPool pool = PacketShape.pool(fixture);
    Random random = fixture.random();
    Packet packet = PacketShape.inSegments(pool, random, 2, 20);
    PacketState before = PacketState.of(packet);
    assertFalse(packet.hasReferences(), "references of a new packet");
    assertSame(packet, packet.refStatic(), "the first reference");
    assertSame(packet, packet.refStatic(), "the second reference");
    assertFalse(packet.isReferencing(), "a static reference is not referencing");
    for (int owners = 3; owners > 1; owners--) {
      assertTrue(packet.hasReferences(), "has references");
      packet.free();
      assertEquals(before, PacketState.of(packet), "the packet after one owner has freed it");
    }
    assertFalse(packet.hasReferences(), "references of a packet of one owner");
    assertTrue(packet.extendHead(1), "the last owner may change it");
    packet.free();
    for (int round = 0; round < 20; round++) {
      Packet shared = PacketShape.inSegments(pool, random, 3, 10);
      shared.refStatic();
      shared.refStatic();
      fixture.parallel(3, thread -> shared.free());
    }
    Allocation.free(Allocation.all(pool));
  }

  @Conformance(
      clause = "While a packet has references, its layout cannot be changed.",
      strategy = "Tries every method that needs segments to come or go on both referenced kinds.",
      ifFails = "The check for references before the first segment is touched.")
  void refusesToChangeReferencedPackets(Fixture fixture) {
    PacketPool pool = PacketShape.pool(fixture);
    for (Kind kind : List.of(Kind.REFERENCED, Kind.STATIC)) {
      Subject subject =
          new PacketShape(kind, 3, 5, PacketShape.Change.NONE, 0).make(pool, fixture.random());
      Packet packet = subject.packet();
      PacketState before = PacketState.of(packet);
      Packet other = Allocation.one(pool, 4);
      Class<IllegalStateException> refused = IllegalStateException.class;
      int room = packet.headroom() + packet.tailroom();
      assertThrows(refused, () -> packet.extendHead(room + 1), "extendHead");
      assertThrows(refused, () -> packet.extendTail(room + 1), "extendTail");
      assertThrows(refused, () -> packet.truncHead(15), "truncHead");
      assertThrows(refused, () -> packet.truncTail(15), "truncTail");
      assertThrows(refused, () -> packet.addData(5, 1), "addData");
      assertThrows(refused, () -> packet.removeData(5, 1), "removeData");
      assertThrows(refused, () -> packet.align(5, 10, 1), "align");
      assertThrows(refused, () -> packet.concat(other), "concat");
      assertThrows(refused, () -> packet.split(15), "split");
      assertThrows(refused, () -> packet.reset(1), "reset");
      assertEquals(before, PacketState.of(packet), "the packet");
      other.free();
      subject.done();
    }
  }

  @Conformance(
      odp = "packet/packet_test_extend_ref",
      clause = "What a referencing packet gets beyond the shared data is its own.",
      strategy = "Extends a reference at both ends, writes there, compares the referenced packet.",
      ifFails = "Room that belongs to the referenced packet.")
  void extendsReferences(Fixture fixture) {
    PacketPool pool = PacketShape.pool(fixture);
    Random random = fixture.random();
    Packet base = PacketShape.inSegments(pool, random, 3, 30);
    PacketState before = PacketState.of(base);
    Packet shows = PacketShape.reference(base, 30);
    assertTrue(shows.extendHead(20) && shows.extendTail(300), "extension at both ends");
    PacketShape.write(shows, 0, 20, random);
    PacketShape.write(shows, 80, 300, random);
    assertEquals(380, shows.length(), "length of the reference");
    assertEquals(before, PacketState.of(base), "the referenced packet");
    assertTrue(shows.truncTail(360), "truncation to what is not shared");
    shows.free();
    assertFalse(base.hasReferences(), "references after the reference was freed");
    base.free();
  }

  @Conformance(
      odp = {"packet/test_copy", "packet/test_copy_part"},
      variants = Kind.class,
      clause = "A copy of a packet of any kind shares nothing.",
      strategy = "Copies whole and in parts, overwrites the copy, compares the original.",
      ifFails = "Copies that share, and metadata of partial copies.")
  void copiesShareNothing(Fixture fixture, Kind kind) {
    PacketPool pool = PacketShape.pool(fixture);
    Random random = fixture.random();
    for (PacketShape shape : PacketShape.all(kind)) {
      Subject subject = shape.make(pool, random);
      Packet packet = subject.packet();
      PacketState before = PacketState.of(packet);
      Packet copy = packet.copy(pool);
      assertNotNull(copy, "a copy");
      checkPlain(copy);
      assertEquals(before.content(), PacketState.of(copy).content(), "content");
      assertEquals(before.metadata(), PacketState.metadata(copy), "metadata");
      Bytes.fill(copy, Bytes.random(random, copy.length()));
      copy.free();
      for (int offset = 0; offset < packet.length(); offset += 3) {
        int length = Math.min(1 + random.nextInt(20), packet.length() - offset);
        Packet part = packet.copyPart(offset, length, pool);
        assertNotNull(part, "a partial copy");
        checkPlain(part);
        PacketMetadataCases.checkBlank(part);
        assertEquals(
            before.content(offset, offset + length), PacketState.of(part).content(), "content");
        Bytes.fill(part, Bytes.random(random, length));
        part.free();
      }
      assertEquals(before, PacketState.of(packet), "the original");
      subject.done();
    }
  }

  private static void checkPlain(Packet copy) {
    assertFalse(copy.hasReferences(), "references of a copy");
    assertFalse(copy.isReferencing(), "a copy is not referencing");
  }

  @Conformance(
      odp = "packet/test_concat",
      variants = Mutable.class,
      clause = "A packet of any kind can be appended; whoever shares data with it does not notice.",
      strategy = "Every shape of this kind with some shapes of each kind appended.",
      ifFails = "Appending a packet whose segments others still use.")
  void appendsAnyKind(Fixture fixture, Mutable mutable) {
    PacketPool pool = PacketShape.pool(fixture);
    Random random = fixture.random();
    for (PacketShape shape : PacketShape.all(mutable.kind)) {
      for (Kind kind : Kind.values()) {
        List<PacketShape> others = PacketShape.all(kind);
        Subject target = shape.make(pool, random);
        Subject source = others.get(random.nextInt(others.size())).make(pool, random);
        PacketState before = PacketState.of(target.packet());
        PacketState appended = PacketState.of(source.packet());
        assertTrue(target.packet().concat(source.packet()), "concatenation");
        PacketState after = PacketState.of(target.packet());
        assertEquals(before.content() + appended.content(), after.content(), "content");
        assertEquals(before.metadata(), after.metadata(), "metadata");
        assertEquals(
            before.places(), after.places().subList(0, before.length()), "places of the data");
        target.done();
        if (source.other() != null) {
          assertEquals(source.before(), PacketState.of(source.other()), "who shares with it");
          source.other().free();
        }
      }
    }
    Allocation.free(Allocation.all(pool));
  }

  @Conformance(
      clause = "A reference that cannot be had is refused and leaves everything as it was.",
      strategy = "References outside the data, from an exhausted pool, and with a wrong header.",
      ifFails = "Segments that were taken before the pool ran dry.")
  void refusesReferences(Fixture fixture) {
    PacketPool pool = PacketShape.pool(fixture);
    Packet base = PacketShape.inSegments(pool, fixture.random(), 3, 30);
    PacketState before = PacketState.of(base);
    Class<IndexOutOfBoundsException> outside = IndexOutOfBoundsException.class;
    assertThrows(outside, () -> base.ref(90), "an offset of the length");
    assertThrows(outside, () -> base.ref(-1), "an offset of -1");
    assertThrows(IllegalArgumentException.class, () -> base.ref(0, base), "itself as header");
    List<Packet> rest = new ArrayList<>();
    for (Packet packet = pool.alloc(10); packet != null; packet = pool.alloc(10)) {
      rest.add(packet);
    }
    rest.removeLast().free();
    rest.removeLast().free();
    assertNull(base.ref(0), "a reference of three segments with two free");
    assertNull(base.ref(0, rest.getFirst()), "with a header, of three segments with two free");
    assertFalse(base.hasReferences(), "references after a refusal");
    assertEquals(before, PacketState.of(base), "the packet");
    Packet last = reference(base, 30);
    last.free();
    Allocation.free(rest);
    base.free();
  }
}
