package org.odpj.accel.comp;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import org.odpj.comp.CompHash;
import org.odpj.packet.Packet;

/** The hash of the plain text of an operation, by the JDK. */
abstract class PlainHash {
  private static final ValueLayout.OfInt LITTLE =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt BIG =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final BufferView view = new BufferView();
  private final Window window = new Window();
  private final byte[] digest;
  private final MemorySegment result;

  PlainHash(CompHash hash) {
    this.digest = new byte[hash.length()];
    this.result = MemorySegment.ofArray(digest);
  }

  static PlainHash of(CompHash hash) {
    return switch (hash) {
      case NONE -> throw new IllegalArgumentException("there is no hash to compute");
      case CRC32 -> new OfChecksum(hash, new CRC32(), LITTLE);
      case ADLER32 -> new OfChecksum(hash, new Adler32(), BIG);
      case SHA1 -> new OfDigest(hash, "SHA-1");
      case SHA256 -> new OfDigest(hash, "SHA-256");
    };
  }

  abstract void update(ByteBuffer text);

  /** Writes the digest, and is ready for the next. */
  abstract void finish(byte[] target);

  /** Hashes a range of one packet into another, or the same, behind which there is room. */
  final void append(Packet from, int offset, int length, Packet to, int at) {
    window.lay(from, offset, length);
    while (window.length() > 0) {
      update(view.over(window.memory(), window.at(), window.length()));
      window.advance(window.length());
      window.next();
    }
    finish(digest);
    to.copyFrom(at, result, 0, digest.length);
  }

  /** A sum of 32 bits. */
  private static final class OfChecksum extends PlainHash {
    private final Checksum sum;
    private final ValueLayout.OfInt order;

    OfChecksum(CompHash hash, Checksum sum, ValueLayout.OfInt order) {
      super(hash);
      this.sum = sum;
      this.order = order;
    }

    @Override
    void update(ByteBuffer text) {
      sum.update(text);
    }

    @Override
    void finish(byte[] target) {
      MemorySegment.ofArray(target).set(order, 0, (int) sum.getValue());
      sum.reset();
    }
  }

  /** A digest that every JDK has. */
  private static final class OfDigest extends PlainHash {
    private final MessageDigest digest;

    OfDigest(CompHash hash, String name) {
      super(hash);
      try {
        this.digest = MessageDigest.getInstance(name);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("this JDK has no " + name, e);
      }
    }

    @Override
    void update(ByteBuffer text) {
      digest.update(text);
    }

    @Override
    void finish(byte[] target) {
      try {
        digest.digest(target, 0, target.length);
      } catch (DigestException e) {
        throw new IllegalStateException("a digest of another length than its standard's", e);
      }
    }
  }
}
