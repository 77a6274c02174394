package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.validation.cases.PacketShape.Mutable;
import org.odpj.validation.cases.PacketShape.Subject;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;

/** Moving the two ends of packets of every shape. */
@CasesOf("packet")
public final class PacketEndsCases {
  /** Something that moves one end by a number of bytes. */
  @FunctionalInterface
  private interface Move {
    boolean by(Packet packet, int bytes);
  }

  /** A method of the packet that moves an end. */
  @FunctionalInterface
  private interface End {
    boolean by(int bytes);
  }

  /** What one case does to one packet. */
  @FunctionalInterface
  private interface Check {
    void run(Packet packet, int bytes);
  }

  @Conformance(
      odp = "packet/test_push_head",
      variants = Mutable.class,
      clause = "Push at the head takes headroom of its own, and no byte moves.",
      strategy = "Every shape by every number of bytes up to one more than its length.",
      ifFails = "Headroom of data that is shared.")
  void pushesTheHead(Fixture fixture, Mutable mutable) {
    each(fixture, mutable, (packet, bytes) -> growHead(packet, bytes, packet::pushHead, true));
  }

  @Conformance(
      odp = "packet/test_extend_head",
      variants = Mutable.class,
      clause = "Extension at the head adds room or segments, and no byte moves.",
      strategy = "Every shape by every number of bytes up to one more than its length.",
      ifFails = "The order of new segments before the first.")
  void extendsTheHead(Fixture fixture, Mutable mutable) {
    each(fixture, mutable, (packet, bytes) -> growHead(packet, bytes, packet::extendHead, false));
  }

  @Conformance(
      odp = "packet/test_push_tail",
      variants = Mutable.class,
      clause = "Push at the tail takes tailroom of its own, and no byte moves.",
      strategy = "Every shape by every number of bytes up to one more than its length.",
      ifFails = "Tailroom of data that is shared.")
  void pushesTheTail(Fixture fixture, Mutable mutable) {
    each(fixture, mutable, (packet, bytes) -> growTail(packet, bytes, packet::pushTail, true));
  }

  @Conformance(
      odp = "packet/test_extend_tail",
      variants = Mutable.class,
      clause = "Extension at the tail adds room or segments, and no byte moves.",
      strategy = "Every shape by every number of bytes up to one more than its length.",
      ifFails = "Tailroom that is skipped when a segment is added.")
  void extendsTheTail(Fixture fixture, Mutable mutable) {
    each(fixture, mutable, (packet, bytes) -> growTail(packet, bytes, packet::extendTail, false));
  }

  @Conformance(
      odp = "packet/test_pull_head",
      variants = Mutable.class,
      clause = "Pull at the head stays within the first segment, and no byte moves.",
      strategy = "Every shape by every number of bytes up to one more than its length.",
      ifFails = "The bound: a segment's length less one.")
  void pullsTheHead(Fixture fixture, Mutable mutable) {
    each(
        fixture,
        mutable,
        (packet, bytes) -> cutHead(packet, bytes, packet::pullHead, packet.segmentLength()));
  }

  @Conformance(
      odp = "packet/test_trunc_head",
      variants = Mutable.class,
      clause = "Truncation at the head removes bytes and empty segments, and no byte moves.",
      strategy = "Every shape by every number of bytes up to one more than its length.",
      ifFails = "Which object keeps the packet when its first segment goes.")
  void truncatesTheHead(Fixture fixture, Mutable mutable) {
    each(
        fixture,
        mutable,
        (packet, bytes) -> cutHead(packet, bytes, packet::truncHead, packet.length()));
  }

  @Conformance(
      odp = "packet/test_pull_tail",
      variants = Mutable.class,
      clause = "Pull at the tail stays within the last segment, and no byte moves.",
      strategy = "Every shape by every number of bytes up to one more than its length.",
      ifFails = "The bound: a segment's length less one.")
  void pullsTheTail(Fixture fixture, Mutable mutable) {
    each(
        fixture,
        mutable,
        (packet, bytes) -> cutTail(packet, bytes, packet::pullTail, lastLength(packet)));
  }

  @Conformance(
      odp = "packet/test_trunc_tail",
      variants = Mutable.class,
      clause = "Truncation at the tail removes bytes and empty segments, and no byte moves.",
      strategy = "Every shape by every number of bytes up to one more than its length.",
      ifFails = "Which segments are given back.")
  void truncatesTheTail(Fixture fixture, Mutable mutable) {
    each(
        fixture,
        mutable,
        (packet, bytes) -> cutTail(packet, bytes, packet::truncTail, packet.length()));
  }

  private static void each(Fixture fixture, Mutable mutable, Check check) {
    PacketPool pool = PacketShape.pool(fixture);
    Random random = fixture.random();
    for (PacketShape shape : PacketShape.all(mutable.kind)) {
      int most = 1;
      for (int bytes = 0; bytes <= most; bytes++) {
        Subject subject = shape.make(pool, random);
        most = subject.packet().length() + 1;
        check.run(subject.packet(), bytes);
        subject.done();
      }
    }
    Allocation.free(Allocation.all(pool));
  }

  private static void growHead(Packet packet, int bytes, End grow, boolean inRoom) {
    PacketState before = PacketState.of(packet);
    boolean done = grow.by(bytes);
    PacketState after = PacketState.of(packet);
    assertEquals(!inRoom || bytes <= before.headroom(), done, "whether it grew");
    if (!done) {
      assertEquals(before, after, "the packet after a refusal");
      return;
    }
    packet.slice(0, Math.min(bytes, packet.segmentLength())).fill((byte) 1);
    assertEquals(before.length() + bytes, after.length(), "length");
    assertEquals(before.content(), after.content(bytes, after.length()), "content");
    assertEquals(before.places(), after.places().subList(bytes, after.length()), "places");
    assertEquals(before.metadata(), after.metadata(), "metadata");
    if (bytes <= before.headroom()) {
      assertEquals(before.headroom() - bytes, after.headroom(), "headroom");
      assertEquals(before.segments(), after.segments(), "segments");
    }
  }

  private static void growTail(Packet packet, int bytes, End grow, boolean inRoom) {
    PacketState before = PacketState.of(packet);
    boolean done = grow.by(bytes);
    PacketState after = PacketState.of(packet);
    assertEquals(!inRoom || bytes <= before.tailroom(), done, "whether it grew");
    if (!done) {
      assertEquals(before, after, "the packet after a refusal");
      return;
    }
    assertEquals(before.length() + bytes, after.length(), "length");
    assertEquals(before.content(), after.content(0, before.length()), "content");
    assertEquals(before.places(), after.places().subList(0, before.length()), "places");
    assertEquals(before.metadata(), after.metadata(), "metadata");
    assertEquals(before.headroom(), after.headroom(), "headroom");
    if (bytes <= before.tailroom()) {
      assertEquals(before.tailroom() - bytes, after.tailroom(), "tailroom");
      assertEquals(before.segments(), after.segments(), "segments");
    }
  }

  private static void cutHead(Packet packet, int bytes, End cut, int bound) {
    PacketState before = PacketState.of(packet);
    boolean done = cut.by(bytes);
    PacketState after = PacketState.of(packet);
    assertEquals(bytes < bound, done, "whether it was cut");
    if (!done) {
      assertEquals(before, after, "the packet after a refusal");
      return;
    }
    assertEquals(before.content(bytes, before.length()), after.content(), "content");
    assertEquals(before.places().subList(bytes, before.length()), after.places(), "places");
    assertEquals(before.metadata(), after.metadata(), "metadata");
    assertEquals(before.tailroom(), after.tailroom(), "tailroom");
  }

  private static void cutTail(Packet packet, int bytes, End cut, int bound) {
    PacketState before = PacketState.of(packet);
    boolean done = cut.by(bytes);
    PacketState after = PacketState.of(packet);
    assertEquals(bytes < bound, done, "whether it was cut");
    if (!done) {
      assertEquals(before, after, "the packet after a refusal");
      return;
    }
    assertEquals(before.content(0, after.length()), after.content(), "content");
    assertEquals(before.length() - bytes, after.length(), "length");
    assertEquals(before.places().subList(0, after.length()), after.places(), "places");
    assertEquals(before.metadata(), after.metadata(), "metadata");
    assertEquals(before.headroom(), after.headroom(), "headroom");
  }

  private static int lastLength(Packet packet) {
    int at = 0;
    int run = 0;
    while (at < packet.length()) {
      run = packet.contiguousLength(at);
      at += run;
    }
    return run;
  }

  @Conformance(
      clause = "Negative numbers of bytes are refused, and the packet stays as it was.",
      strategy = "-1 and the smallest integer to every method that moves an end.",
      ifFails = "The order of the checks.")
  void refusesNegativeNumbers(Fixture fixture) {
    Packet packet = Allocation.one(fixture.packets(4, 100), 100);
    PacketState before = PacketState.of(packet);
    List<Move> moves =
        List.of(
            Packet::pushHead,
            Packet::pullHead,
            Packet::pushTail,
            Packet::pullTail,
            Packet::extendHead,
            Packet::truncHead,
            Packet::extendTail,
            Packet::truncTail,
            (p, bytes) -> p.addData(0, bytes),
            (p, bytes) -> p.split(bytes) != null);
    for (Move move : moves) {
      for (int bytes : new int[] {-1, Integer.MIN_VALUE}) {
        assertThrows(IllegalArgumentException.class, () -> move.by(packet, bytes), "negative");
      }
      assertFalse(move.by(packet, Integer.MAX_VALUE), "the largest number of bytes");
    }
    assertEquals(before, PacketState.of(packet), "the packet");
    assertTrue(packet.truncHead(0) && packet.extendTail(0), "nothing");
    assertEquals(before, PacketState.of(packet), "the packet");
    packet.free();
  }
}
