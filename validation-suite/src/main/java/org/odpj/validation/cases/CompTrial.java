package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.odpj.comp.CompOp;
import org.odpj.comp.CompSession;
import org.odpj.comp.CompStatus;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.validation.suite.Fixture;

/**
 * Operations between packets of random layout: between other bytes, and across segments. What an
 * operation is not to write, data and metadata, must stay.
 */
final class CompTrial {
  /** The longest packet. */
  static final int LENGTH = 4_000;

  private static final int MAX_SEGMENTS = 4;
  private static final int PACKETS = 16;
  private static final int SLACK = 9;

  private final CompUse use;
  private final Random random;
  private final PacketPool pool;
  private final int maxSegments;

  CompTrial(Fixture fixture, CompUse use) {
    this(fixture, use, Math.min(MAX_SEGMENTS, fixture.odp().poolCapability().maxSegments()));
  }

  /** Trials with at most so many segments. */
  CompTrial(Fixture fixture, CompUse use, int maxSegments) {
    this.use = use;
    this.random = fixture.random();
    this.pool = fixture.packets(PACKETS, LENGTH);
    this.maxSegments = maxSegments;
  }

  /** What came out. */
  byte[] succeed(CompSession session, byte[] content, int room) {
    CompOp op = new CompOp().session(session);
    byte[] output = run(op, content, room);
    assertEquals(CompStatus.SUCCESS, op.status(), () -> "status, for " + content.length + " bytes");
    assertTrue(op.produced() <= room, () -> op.produced() + " bytes in a room of " + room);
    return Arrays.copyOf(output, op.produced());
  }

  /** How it went. */
  CompStatus status(CompSession session, byte[] content, int room) {
    CompOp op = new CompOp().session(session);
    run(op, content, room);
    if (op.status() != CompStatus.SUCCESS) {
      assertEquals(0, op.produced(), "length of an output that is not there");
    }
    return op.status();
  }

  /** The output range after an operation. */
  private byte[] run(CompOp op, byte[] content, int room) {
    int inputAt = random.nextInt(SLACK);
    int outputAt = random.nextInt(SLACK);
    byte[] around = Bytes.random(random, inputAt + content.length + 1 + random.nextInt(SLACK));
    System.arraycopy(content, 0, around, inputAt, content.length);
    byte[] before = Bytes.random(random, outputAt + room + 1 + random.nextInt(SLACK));
    Packet input = packet(around);
    Packet output = packet(before);
    PacketState state = PacketState.of(input);
    PacketState.Metadata metadata = PacketState.metadata(output);
    op.inputRange(inputAt, content.length).outputRange(outputAt, room);
    use.run(input, output, op);
    byte[] after = Bytes.of(output);
    byte[] range = Arrays.copyOfRange(after, outputAt, outputAt + room);
    System.arraycopy(after, outputAt, before, outputAt, room);
    assertArrayEquals(before, after, "bytes of the output that are not to be written");
    assertEquals(metadata, PacketState.metadata(output), "metadata of the output");
    assertEquals(state, PacketState.of(input), "the input");
    input.free();
    output.free();
    return range;
  }

  /** A packet in as many segments as chance will have it. */
  private Packet packet(byte[] content) {
    int pieces = 1 + random.nextInt(maxSegments);
    int piece = Math.max(1, content.length / pieces);
    Packet packet = Allocation.one(pool, Math.min(piece, content.length));
    while (packet.length() < content.length) {
      int more = Math.min(piece, content.length - packet.length());
      assertTrue(packet.concat(Allocation.one(pool, more)), "concatenation");
    }
    Bytes.fill(packet, content);
    return packet;
  }
}
