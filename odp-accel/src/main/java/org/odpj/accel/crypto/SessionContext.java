package org.odpj.accel.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.odpj.accel.session.Context;
import org.odpj.crypto.AuthAlg;
import org.odpj.crypto.CipherAlg;
import org.odpj.crypto.CryptoDirection;
import org.odpj.crypto.CryptoOp;
import org.odpj.crypto.CryptoSessionParam;
import org.odpj.crypto.CryptoStatus;
import org.odpj.packet.Packet;

/**
 * What one thread needs to work on a session: keyed contexts of the library and room for digests.
 *
 * <p>Out of place, the ranges are copied to the output first and worked on there, so that there is
 * one order of work for all forms: that of the session.
 */
final class SessionContext implements Context {
  private static final byte ZERO = 0;

  private final CryptoSessionParam param;
  private final boolean encode;
  private final boolean cipherFirst;
  private final @Nullable CipherContext cipher;
  private final @Nullable AuthContext auth;
  private final @Nullable AeadContext aead;
  private final int digestLength;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment expected = arena.allocate(AuthContext.MAX_DIGEST, 64);
  private final MemorySegment computed = arena.allocate(AuthContext.MAX_DIGEST, 64);
  private final WorkArea work = new WorkArea(arena);
  private final Span cipherSpan = new Span();
  private final Span authSpan = new Span();
  private final Span digestSpan = new Span();
  private boolean outOfPlace;
  private int shift;

  SessionContext(CryptoSessionParam param, Algorithms algorithms) {
    this.param = param;
    this.encode = param.direction() == CryptoDirection.ENCODE;
    this.cipherFirst = encode == param.authCipherText();
    boolean isAead = param.cipher().alg().isAead();
    boolean hasAuth = param.auth().alg() != AuthAlg.NULL;
    this.digestLength = hasAuth ? param.auth().digestLength() : 0;
    this.aead = isAead ? algorithms.aead(param.cipher(), param.auth(), encode) : null;
    this.cipher =
        isAead || param.cipher().alg() == CipherAlg.NULL
            ? null
            : algorithms.cipher(param.cipher(), encode);
    this.auth = isAead || !hasAuth ? null : algorithms.auth(param.auth());
  }

  /**
   * Takes the ranges of the next operation and makes sure that they are within the packets. In
   * place input and output are the same packet.
   *
   * @throws IllegalArgumentException naming the range and the bound
   */
  @SuppressWarnings("ReferenceEquality") // A packet is itself.
  void prepare(Packet input, Packet output, CryptoOp op) {
    boolean copies = input != output;
    outOfPlace = copies;
    shift = copies ? op.outputShift() : 0;
    if (cipher != null || aead != null || copies) {
      cipherSpan.set(
          "cipher range", op.cipherOffset(), op.cipherLength(), param.cipher().rangeInBits());
    } else {
      cipherSpan.clear();
    }
    if (aead == null && (auth != null || copies)) {
      authSpan.set("auth range", op.authOffset(), op.authLength(), param.auth().rangeInBits());
    } else {
      authSpan.clear();
    }
    digestSpan.set("digest", op.digestOffset(), digestLength, false);
    cipherSpan.check("cipher range", input, 0);
    authSpan.check("auth range", input, 0);
    cipherSpan.check("cipher range", output, shift);
    authSpan.check("auth range", output, shift);
    digestSpan.check("digest", encode ? output : input, 0);
  }

  /** Does the operation that was {@link #prepare}d just before, and says in it how it went. */
  void run(Packet input, Packet output, CryptoOp op) {
    openWork(output);
    if (outOfPlace) {
      copy(input, authSpan);
      copy(input, cipherSpan);
    }
    if (!encode && digestLength > 0) {
      input.copyTo(digestSpan.offset, expected, 0, digestLength);
    }
    if (op.nullCrypto() && param.nullCrypto()) {
      op.complete(CryptoStatus.OK, CryptoStatus.OK);
    } else if (aead != null) {
      runAead(aead, op);
    } else if (cipherFirst) {
      CryptoStatus status = runCipher(op);
      op.complete(status, status == CryptoStatus.OK ? runAuth(op) : status);
    } else {
      CryptoStatus status = runAuth(op);
      op.complete(status == CryptoStatus.OK ? runCipher(op) : CryptoStatus.OK, status);
    }
    work.close(output);
  }

  /** Lays the work area over all that will be read or written in the output. */
  private void openWork(Packet output) {
    int from = Integer.MAX_VALUE;
    int to = 0;
    if (cipherSpan.length > 0) {
      from = cipherSpan.offset + shift;
      to = cipherSpan.end() + shift;
    }
    if (authSpan.length > 0) {
      from = Math.min(from, authSpan.offset + shift);
      to = Math.max(to, authSpan.end() + shift);
    }
    if (digestLength > 0 && (encode || !outOfPlace)) {
      from = Math.min(from, digestSpan.offset);
      to = Math.max(to, digestSpan.end());
    }
    work.open(output, to == 0 ? 0 : from, to == 0 ? 0 : to - from);
  }

  private void copy(Packet input, Span span) {
    if (span.length > 0) {
      input.copyTo(span.offset, work.memory(), work.at(span.offset + shift), span.length);
    }
  }

  private void runAead(AeadContext context, CryptoOp op) {
    long at = work.at(cipherSpan.offset + shift);
    MemorySegment tag = encode ? computed : expected;
    boolean passed = context.run(work.memory(), at, cipherSpan.length, op.block(), tag);
    if (encode) {
      putDigest();
    } else if (!passed) {
      work.memory().asSlice(at, cipherSpan.length).fill(ZERO);
    }
    op.complete(CryptoStatus.OK, passed ? CryptoStatus.OK : CryptoStatus.ICV_CHECK);
  }

  private CryptoStatus runCipher(CryptoOp op) {
    return cipher == null
        ? CryptoStatus.OK
        : cipher.run(
            work.memory(), work.at(cipherSpan.offset + shift), cipherSpan.units, op.cipherIv());
  }

  private CryptoStatus runAuth(CryptoOp op) {
    if (auth == null) {
      return CryptoStatus.OK;
    }
    if (!encode) {
      takeDigest();
    }
    CryptoStatus status =
        auth.run(
            work.memory(), work.at(authSpan.offset + shift), authSpan.units, op.authIv(), computed);
    if (status != CryptoStatus.OK) {
      return status;
    }
    if (encode) {
      putDigest();
      return CryptoStatus.OK;
    }
    return equal(computed, expected, digestLength) ? CryptoStatus.OK : rejected();
  }

  /**
   * Reads the digest again if the cipher has just decrypted it, and makes it zeros where it lies in
   * the range that it covers.
   */
  private void takeDigest() {
    long at = work.at(digestSpan.offset + shift);
    if (cipherFirst && cipher != null && cipherSpan.contains(digestSpan)) {
      MemorySegment.copy(work.memory(), at, expected, 0, digestLength);
    }
    if (param.digestInAuthRange() && authSpan.contains(digestSpan)) {
      work.memory().asSlice(at, digestLength).fill(ZERO);
    }
  }

  /** Leaves nothing that could be taken for plain text that passed. */
  private CryptoStatus rejected() {
    if (cipherFirst && cipher != null) {
      work.memory().asSlice(work.at(cipherSpan.offset + shift), cipherSpan.length).fill(ZERO);
    }
    return CryptoStatus.ICV_CHECK;
  }

  private void putDigest() {
    MemorySegment.copy(computed, 0, work.memory(), work.at(digestSpan.offset), digestLength);
  }

  /** Takes the same time wherever the first difference is. */
  private static boolean equal(MemorySegment a, MemorySegment b, int length) {
    int difference = 0;
    for (int i = 0; i < length; i++) {
      difference |= a.get(JAVA_BYTE, i) ^ b.get(JAVA_BYTE, i);
    }
    return difference == 0;
  }

  @Override
  public void close() {
    if (cipher != null) {
      cipher.close();
    }
    if (auth != null) {
      auth.close();
    }
    if (aead != null) {
      aead.close();
    }
    expected.fill(ZERO);
    computed.fill(ZERO);
    arena.close();
  }
}
