package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.odpj.crypto.AuthAlg;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.CryptoDirection;
import org.odpj.crypto.CryptoOp;
import org.odpj.crypto.CryptoSession;
import org.odpj.crypto.CryptoSessionException;
import org.odpj.crypto.CryptoSessionException.Reason;
import org.odpj.crypto.CryptoSessionParam;
import org.odpj.crypto.CryptoStatus;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;

/**
 * A cipher and an authentication in one session, beside sessions of the engine that have only one
 * of them: the two alone, one after the other, must give the same.
 */
final class CryptoChain implements AutoCloseable {
  /** Data bytes of the packets; the digest is behind them. */
  static final int LENGTH = 96;

  /** Room for any digest. */
  static final int MAX_DIGEST = 64;

  /** Where both work: offsets and lengths, multiples of every block. */
  record Ranges(int cipherAt, int cipherLength, int authAt, int authLength) {}

  private final CryptoUse use;
  private final PacketPool pool;
  private final Random random;
  private final CipherParam cipher;
  private final AuthParam auth;
  private final boolean overCipherText;
  private final CryptoSession cipherAlone;
  private final CryptoSession authAlone;
  private final CryptoSession encoder;
  private final CryptoSession decoder;
  private final CryptoOp op = new CryptoOp();

  private CryptoChain(
      CryptoUse use,
      PacketPool pool,
      Random random,
      CipherParam cipher,
      AuthParam auth,
      boolean overCipherText) {
    this.use = use;
    this.pool = pool;
    this.random = random;
    this.cipher = cipher;
    this.auth = auth;
    this.overCipherText = overCipherText;
    this.encoder = session(CryptoDirection.ENCODE, cipher, auth);
    this.decoder = session(CryptoDirection.DECODE, cipher, auth);
    this.cipherAlone = session(CryptoDirection.ENCODE, cipher, AuthParam.NONE);
    this.authAlone = session(CryptoDirection.ENCODE, CipherParam.NONE, auth);
    byte[] vector = Bytes.random(random, CryptoOp.MAX_IV);
    op.cipherIv(vector).authIv(vector);
  }

  /** The chain, unless the engine says that it cannot chain these two so. */
  static Optional<CryptoChain> of(
      CryptoUse use,
      PacketPool pool,
      Random random,
      CipherParam cipher,
      AuthParam auth,
      boolean overCipherText) {
    try {
      return Optional.of(new CryptoChain(use, pool, random, cipher, auth, overCipherText));
    } catch (CryptoSessionException e) {
      boolean allowed = e.reason() == Reason.COMBINATION || e.reason() == Reason.ORDER;
      assertTrue(allowed, () -> e.reason() + " for a pair of things that exist: " + e.getMessage());
      return Optional.empty();
    }
  }

  private CryptoSession session(CryptoDirection direction, CipherParam one, AuthParam other) {
    CryptoSessionParam param = CryptoSessionParam.of(direction, one, other);
    return use.session(overCipherText ? param.overCipherText() : param);
  }

  /** Encodes, compares, decodes, and decodes again what was changed. */
  void check(Ranges ranges) {
    op.cipherRange(ranges.cipherAt, ranges.cipherLength);
    op.authRange(ranges.authAt, ranges.authLength);
    op.digestOffset(LENGTH);
    byte[] content = Bytes.random(random, LENGTH + MAX_DIGEST);
    byte[] expected = expected(content);
    byte[] encoded = run(encoder, content);
    assertTrue(op.ok(), () -> "not encoded: " + described(ranges));
    assertArrayEquals(expected, encoded, () -> "encoded: " + described(ranges));
    byte[] decoded = run(decoder, encoded);
    assertTrue(op.ok(), () -> "not decoded: " + described(ranges));
    assertArrayEquals(
        Arrays.copyOf(content, LENGTH),
        Arrays.copyOf(decoded, LENGTH),
        () -> "decoded: " + described(ranges));
    if (auth.alg() != AuthAlg.NULL) {
      encoded[LENGTH + random.nextInt(auth.digestLength())] ^= (byte) 0x80;
      run(decoder, encoded);
      assertEquals(CryptoStatus.ICV_CHECK, op.authStatus(), () -> described(ranges));
    }
  }

  /** What the two alone make of it. */
  private byte[] expected(byte[] content) {
    byte[] enciphered = run(cipherAlone, content);
    byte[] authenticated = run(authAlone, overCipherText ? enciphered : content);
    System.arraycopy(authenticated, LENGTH, enciphered, LENGTH, MAX_DIGEST);
    return enciphered;
  }

  private byte[] run(CryptoSession session, byte[] content) {
    Packet packet = Allocation.one(pool, content.length);
    Bytes.fill(packet, content);
    use.inPlace(packet, op.session(session));
    byte[] result = Bytes.of(packet);
    packet.free();
    return result;
  }

  private String described(Ranges ranges) {
    return "%s and %s over %s, %s, cipher %s, auth %s"
        .formatted(
            cipher.alg(),
            auth.alg(),
            overCipherText ? "cipher text" : "plain text",
            ranges,
            op.cipherStatus(),
            op.authStatus());
  }

  @Override
  public void close() {
    encoder.close();
    decoder.close();
    cipherAlone.close();
    authAlone.close();
  }
}
