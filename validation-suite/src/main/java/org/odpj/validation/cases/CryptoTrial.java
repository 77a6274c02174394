package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.odpj.crypto.AuthAlg;
import org.odpj.crypto.CipherAlg;
import org.odpj.crypto.CryptoDirection;
import org.odpj.crypto.CryptoForm;
import org.odpj.crypto.CryptoMode;
import org.odpj.crypto.CryptoOp;
import org.odpj.crypto.CryptoSession;
import org.odpj.crypto.CryptoSessionParam;
import org.odpj.crypto.CryptoStatus;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.validation.suite.Fixture;

/**
 * One vector in every form and many layouts: in the middle of a packet, across segments, shifted,
 * with a wrong digest. What the operation is not to write, data and metadata, must stay.
 */
final class CryptoTrial {
  private static final int NO_CUT = 0;
  private static final int CUTS = 12;
  private static final int SLACK = 8;

  /** Shorter texts may come out of a rejected packet by chance. */
  private static final int NO_CHANCE = 8;

  /**
   * What is around the text.
   *
   * @param header bytes before it
   * @param gap bytes between it and the digest
   * @param trailer bytes after the digest
   * @param cut where the second segment begins, or {@link #NO_CUT}
   * @param shift of the output
   */
  private record Layout(int header, int gap, int trailer, int cut, int shift) {}

  private final CryptoUse use;
  private final CryptoVector vector;
  private final CryptoSessionParam param;
  private final Random random;
  private final PacketPool pool;
  private final boolean segments;
  private final boolean encode;
  private final CryptoOp op = new CryptoOp();

  CryptoTrial(
      Fixture fixture,
      PacketPool pool,
      CryptoUse use,
      CryptoVector vector,
      CryptoSessionParam param) {
    this.use = use;
    this.vector = vector;
    this.param = param;
    this.pool = pool;
    this.random = fixture.random();
    this.segments = fixture.odp().poolCapability().maxSegments() > 1;
    this.encode = param.direction() == CryptoDirection.ENCODE;
  }

  /** Every form and layout. */
  void all() {
    for (CryptoForm form : CryptoForm.values()) {
      try (CryptoSession session = use.session(param.withForm(form))) {
        fill(session);
        for (Layout layout : layouts()) {
          if (form != CryptoForm.OUT_OF_PLACE) {
            inPlace(layout);
          }
          if (form != CryptoForm.IN_PLACE) {
            outOfPlace(layout, false);
          }
        }
        if (form == CryptoForm.OUT_OF_PLACE && segments) {
          outOfPlace(layouts().getFirst(), true);
        }
        if (!encode && vector.digest().length > 0 && form != CryptoForm.OUT_OF_PLACE) {
          wrongDigest(layouts().getLast());
        }
      }
    }
    nullCrypto();
  }

  private void fill(CryptoSession session) {
    op.session(session);
    if (param.cipher().alg() == CipherAlg.NULL) {
      op.authIv(vector.iv());
    } else {
      op.cipherIv(vector.iv());
    }
    op.aad(vector.aad());
  }

  private List<Layout> layouts() {
    List<Layout> layouts = new ArrayList<>();
    layouts.add(new Layout(0, 0, 0, NO_CUT, 0));
    layouts.add(new Layout(3, 5, 7, NO_CUT, 2));
    layouts.add(new Layout(9, 0, 4, NO_CUT, -3));
    if (segments) {
      int length = length(new Layout(5, 3, 2, NO_CUT, 0));
      int step = Math.max(1, length / CUTS);
      for (int cut = 1; cut < length; cut += step) {
        layouts.add(new Layout(5, 3, 2, cut, 1));
      }
    }
    return layouts;
  }

  private int length(Layout layout) {
    return Math.max(1, digestAt(layout) + vector.digest().length + layout.trailer);
  }

  private int digestAt(Layout layout) {
    return layout.header + vector.plain().length + layout.gap;
  }

  private byte[] from() {
    return encode ? vector.plain() : vector.coded();
  }

  private byte[] to() {
    return encode ? vector.coded() : vector.plain();
  }

  /** The content of an input. */
  private byte[] input(Layout layout) {
    byte[] content = Bytes.random(random, length(layout));
    put(from(), content, layout.header);
    if (!encode) {
      put(vector.digest(), content, digestAt(layout));
    }
    return content;
  }

  private void ranges(Layout layout, int shift) {
    boolean cipher = param.cipher().alg() != CipherAlg.NULL || param.auth().alg() == AuthAlg.NULL;
    boolean bits = param.cipher().rangeInBits() || param.auth().rangeInBits();
    int offset = bits ? layout.header * Byte.SIZE : layout.header;
    int count = bits ? vector.bits() : vector.plain().length;
    op.cipherRange(cipher ? offset : 0, cipher ? count : 0);
    op.authRange(cipher ? 0 : offset, cipher ? 0 : count);
    op.digestOffset(digestAt(layout) + (encode ? shift : 0));
    op.outputShift(shift);
  }

  private void inPlace(Layout layout) {
    byte[] expected = input(layout);
    Packet packet = packet(expected, layout.cut);
    PacketState.Metadata metadata = PacketState.metadata(packet);
    ranges(layout, 0);
    use.inPlace(packet, op);
    checkOk();
    byte[] actual = Bytes.of(packet);
    put(to(), expected, layout.header);
    ignoreLastBits(expected, actual, layout.header);
    if (encode) {
      put(vector.digest(), expected, digestAt(layout));
    } else {
      copy(actual, expected, digestAt(layout), vector.digest().length);
    }
    assertArrayEquals(expected, actual, () -> "content, " + described(layout, "in place"));
    assertEquals(metadata, PacketState.metadata(packet), "metadata");
    packet.free();
  }

  private void outOfPlace(Layout layout, boolean shared) {
    byte[] content = input(layout);
    Packet input = packet(content, layout.cut);
    Packet subject = shared ? reference(input) : input;
    byte[] expected = Bytes.random(random, content.length + SLACK);
    Packet output = packet(expected, layout.cut / 2);
    PacketState before = PacketState.of(subject);
    PacketState.Metadata metadata = PacketState.metadata(output);
    ranges(layout, layout.shift);
    use.outOfPlace(subject, output, op);
    checkOk();
    byte[] actual = Bytes.of(output);
    put(to(), expected, layout.header + layout.shift);
    ignoreLastBits(expected, actual, layout.header + layout.shift);
    if (encode) {
      put(vector.digest(), expected, digestAt(layout) + layout.shift);
    }
    assertArrayEquals(expected, actual, () -> "output, " + described(layout, "out of place"));
    assertEquals(metadata, PacketState.metadata(output), "metadata of the output");
    assertEquals(before, PacketState.of(subject), "the input");
    output.free();
    if (shared) {
      subject.free();
    }
    input.free();
  }

  private static Packet reference(Packet base) {
    Packet shows = base.ref(0);
    assertNotNull(shows, "a reference");
    return shows;
  }

  /** The packet comes back flagged, and without the plain text. */
  private void wrongDigest(Layout layout) {
    byte[] content = input(layout);
    content[digestAt(layout) + random.nextInt(vector.digest().length)] ^= 1;
    Packet packet = packet(content, layout.cut);
    ranges(layout, 0);
    use.inPlace(packet, op);
    assertFalse(op.ok(), () -> "a wrong digest passed, " + vector.source());
    assertEquals(CryptoStatus.ICV_CHECK, op.authStatus(), "status of a wrong digest");
    byte[] actual = Bytes.of(packet);
    byte[] text = Arrays.copyOfRange(actual, layout.header, layout.header + to().length);
    if (isSecret()) {
      assertFalse(Arrays.equals(to(), text), () -> "the plain text came out, " + vector.source());
    }
    copy(actual, content, layout.header, text.length);
    copy(actual, content, digestAt(layout), vector.digest().length);
    assertArrayEquals(content, actual, "bytes around a rejected text");
    packet.free();
  }

  /** Not what was never hidden, nor zeros, which may stand where a rejected text was. */
  private boolean isSecret() {
    byte[] zeros = new byte[to().length];
    return to().length >= NO_CHANCE && !Arrays.equals(from(), to()) && !Arrays.equals(zeros, to());
  }

  private void nullCrypto() {
    if (use.mode() == CryptoMode.SYNC) {
      return; // Only asynchronous sessions have it.
    }
    try (CryptoSession session = use.session(param.withNullCrypto())) {
      fill(session);
      Layout layout = layouts().getLast();
      byte[] content = input(layout);
      Packet packet = packet(content, layout.cut);
      ranges(layout, 0);
      use.inPlace(packet, op.nullCrypto(true));
      op.nullCrypto(false);
      checkOk();
      assertArrayEquals(content, Bytes.of(packet), "a packet that was to be left as it was");
      packet.free();
    }
  }

  private void checkOk() {
    assertTrue(
        op.ok(),
        () ->
            "cipher %s, auth %s for %s"
                .formatted(op.cipherStatus(), op.authStatus(), vector.source()));
  }

  private Packet packet(byte[] content, int cut) {
    Packet packet = Allocation.one(pool, cut == NO_CUT ? content.length : cut);
    if (cut != NO_CUT) {
      assertTrue(packet.concat(Allocation.one(pool, content.length - cut)), "concatenation");
    }
    Bytes.fill(packet, content);
    PacketShape.decorate(packet);
    return packet;
  }

  private static void put(byte[] what, byte[] target, int at) {
    System.arraycopy(what, 0, target, at, what.length);
  }

  private static void copy(byte[] from, byte[] target, int at, int length) {
    System.arraycopy(from, at, target, at, length);
  }

  /** Bits of the last byte that are outside the range are undefined afterwards. */
  private void ignoreLastBits(byte[] expected, byte[] actual, int at) {
    if (vector.endsWithinByte() && param.cipher().alg() != CipherAlg.NULL) {
      int last = at + vector.bits() / Byte.SIZE;
      int outside = 0xff >>> (vector.bits() % Byte.SIZE);
      expected[last] = (byte) ((expected[last] & ~outside) | (actual[last] & outside));
      copy(actual, expected, last + 1, at + vector.plain().length - last - 1);
    }
  }

  private String described(Layout layout, String form) {
    return "%s %s, %s, %s, %s"
        .formatted(param.direction(), vector.alg(), vector.source(), form, layout);
  }
}
