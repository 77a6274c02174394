package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.odpj.Odp;
import org.odpj.crypto.AuthAlg;
import org.odpj.crypto.AuthCapability;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CipherAlg;
import org.odpj.crypto.CipherCapability;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.Crypto;
import org.odpj.crypto.CryptoCapability;
import org.odpj.crypto.CryptoDirection;
import org.odpj.crypto.CryptoForm;
import org.odpj.crypto.CryptoKey;
import org.odpj.crypto.CryptoMode;
import org.odpj.crypto.CryptoOp;
import org.odpj.crypto.CryptoSession;
import org.odpj.crypto.CryptoSessionException;
import org.odpj.crypto.CryptoSessionException.Reason;
import org.odpj.crypto.CryptoSessionParam;
import org.odpj.crypto.CryptoStatus;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/** Capabilities, parameters, sessions and mistakes. */
@CasesOf("crypto")
public final class CryptoCases {
  private static final int THREADS = 4;
  private static final int ROUNDS = 200;
  private static final int LENGTH = 64;

  private static final Comparator<CipherCapability> CIPHER_ORDER =
      Comparator.comparingInt(CipherCapability::keyLength)
          .thenComparingInt(CipherCapability::ivLength);
  private static final Comparator<AuthCapability> AUTH_ORDER =
      Comparator.comparingInt(AuthCapability::digestLength)
          .thenComparingInt(AuthCapability::keyLength)
          .thenComparingInt(AuthCapability::ivLength);

  private static final CryptoSessionParam SHA1 =
      CryptoSessionParam.of(
          CryptoDirection.ENCODE,
          CipherParam.NONE,
          AuthParam.of(AuthAlg.SHA1, CryptoKey.none(), 20));

  @Conformance(
      odp = "crypto/test_capability",
      clause =
          "An engine has a mode and algorithms, and every length that it lists makes a session.",
      strategy = "A session of each listed length in each direction; the lists are sorted.",
      ifFails = "The tables of lengths, and which of them the library refuses.")
  void capabilityIsTrue(Fixture fixture) {
    Crypto engine = CryptoUse.engine(fixture);
    CryptoCapability can = engine.capability();
    assertFalse(can.engine().isBlank(), "an engine without a name");
    assertTrue(can.maxSessions() > 0, "sessions");
    assertFalse(can.modes().isEmpty(), "modes");
    assertEquals(
        can.modes().contains(CryptoMode.ASYNC),
        !can.completionQueues().isEmpty(),
        "asynchronous means that completions can go somewhere");
    for (CipherAlg alg : CipherAlg.values()) {
      List<CipherCapability> lengths = engine.capabilities(alg);
      assertEquals(can.ciphers().contains(alg), !lengths.isEmpty(), () -> "lengths of " + alg);
      assertEquals(lengths.stream().sorted(CIPHER_ORDER).toList(), lengths, "order of " + alg);
      lengths.forEach(one -> checkCipher(engine, alg, one));
    }
    for (AuthAlg alg : AuthAlg.values()) {
      List<AuthCapability> lengths = engine.capabilities(alg);
      assertEquals(can.auths().contains(alg), !lengths.isEmpty(), () -> "lengths of " + alg);
      assertEquals(lengths.stream().sorted(AUTH_ORDER).toList(), lengths, "order of " + alg);
      if (!alg.isAead()) {
        lengths.forEach(one -> checkAuth(engine, alg, one));
      }
    }
  }

  private static void checkCipher(Crypto engine, CipherAlg alg, CipherCapability one) {
    CipherParam bytes = CipherParam.of(alg, key(one.keyLength()), one.ivLength());
    List<AuthParam> auths = alg.isAead() ? tags(engine, alg) : List.of(AuthParam.NONE);
    for (AuthParam auth : auths) {
      open(engine, bytes, auth);
    }
    if (alg == CipherAlg.NULL) {
      return;
    }
    if (one.bitMode()) {
      open(engine, bytes.inBits(), auths.getFirst());
    } else {
      refused(engine, bytes.inBits(), auths.getFirst(), Reason.CIPHER);
    }
    CipherParam longer = CipherParam.of(alg, key(1_000), one.ivLength());
    refused(engine, longer, auths.getFirst(), Reason.CIPHER);
  }

  /** Both ends of the additional data's range for every length of an AEAD's tag. */
  private static List<AuthParam> tags(Crypto engine, CipherAlg alg) {
    AuthAlg auth = AuthAlg.valueOf(alg.name());
    List<AuthParam> tags = new ArrayList<>();
    for (AuthCapability one : engine.capabilities(auth)) {
      tags.add(AuthParam.aead(auth, one.digestLength(), one.minAad()));
      tags.add(AuthParam.aead(auth, one.digestLength(), one.maxAad()));
    }
    assertFalse(tags.isEmpty(), () -> "an engine with the cipher " + alg + " has no tag for it");
    return tags;
  }

  private static void checkAuth(Crypto engine, AuthAlg alg, AuthCapability one) {
    AuthParam bytes =
        AuthParam.of(alg, key(one.keyLength()), one.digestLength()).withIv(one.ivLength());
    open(engine, CipherParam.NONE, bytes);
    if (alg == AuthAlg.NULL) {
      return;
    }
    if (one.bitMode()) {
      open(engine, CipherParam.NONE, bytes.inBits());
    } else {
      refused(engine, CipherParam.NONE, bytes.inBits(), Reason.AUTH);
    }
    AuthParam longer = AuthParam.of(alg, key(one.keyLength()), 1_000).withIv(one.ivLength());
    refused(engine, CipherParam.NONE, longer, Reason.AUTH);
  }

  private static void open(Crypto engine, CipherParam cipher, AuthParam auth) {
    for (CryptoDirection direction : CryptoDirection.values()) {
      CryptoSessionParam param = CryptoSessionParam.of(direction, cipher, auth);
      try (CryptoSession session = engine.createSession(param)) {
        assertEquals(param, session.param(), "the parameters of a session");
      }
    }
  }

  private static void refused(Crypto engine, CipherParam cipher, AuthParam auth, Reason reason) {
    CryptoSessionParam param = CryptoSessionParam.of(CryptoDirection.ENCODE, cipher, auth);
    CryptoSessionException refusal =
        assertThrows(CryptoSessionException.class, () -> engine.createSession(param), "a session");
    assertEquals(reason, refusal.reason(), refusal::getMessage);
  }

  @Conformance(
      odp = "crypto/test_default_values",
      clause = "A session is synchronous, in place, over the plain text, unless said otherwise.",
      strategy = "Parameters and an operation as they are made.",
      ifFails = "CryptoSessionParam.of and the fields of CryptoOp.")
  void hasDefaults(Fixture fixture) {
    CryptoSessionParam param =
        CryptoSessionParam.of(CryptoDirection.ENCODE, CipherParam.NONE, AuthParam.NONE);
    assertEquals(CryptoMode.SYNC, param.mode(), "mode");
    assertEquals(CryptoForm.IN_PLACE, param.form(), "form");
    assertNull(param.completionQueue(), "completion queue");
    assertFalse(param.authCipherText() || param.digestInAuthRange() || param.nullCrypto(), "flags");
    assertFalse(param.cipher().rangeInBits() || param.auth().rangeInBits(), "bits");
    assertEquals(0, param.cipher().ivLength() + param.auth().ivLength(), "vectors");
    assertEquals(0, param.auth().digestLength() + param.auth().aadLength(), "digest");
    CryptoOp op = new CryptoOp();
    assertEquals(0, op.cipherLength() + op.authLength() + op.outputShift(), "ranges");
    assertFalse(op.nullCrypto(), "null crypto");
    assertThrows(IllegalStateException.class, op::session, "an operation without a session");
  }

  @Conformance(
      clause = "The halves of an AEAD go with each other only.",
      strategy = "AES-GCM with HMAC, and AES-CBC with the half of AES-GCM.",
      ifFails = "The check of pairs when a session is made.")
  void keepsAeadsTogether(Fixture fixture) {
    Crypto engine = CryptoUse.engine(fixture);
    CipherParam gcm = CipherParam.of(CipherAlg.AES_GCM, key(16), 12);
    AuthParam hmac = AuthParam.of(AuthAlg.SHA1_HMAC, key(20), 20);
    refused(engine, gcm, hmac, Reason.COMBINATION);
    refused(engine, gcm, AuthParam.NONE, Reason.COMBINATION);
    CipherParam cbc = CipherParam.of(CipherAlg.AES_CBC, key(16), 16);
    refused(engine, cbc, AuthParam.aead(AuthAlg.AES_GCM, 16, 8), Reason.COMBINATION);
  }

  @Conformance(
      clause = "Keys are copied when a session is made, and shown nowhere.",
      strategy =
          "A key is closed before the first operation; every text is searched for its bytes.",
      ifFails = "Who keeps the application's CryptoKey, and toString of records that hold it.")
  void copiesAndHidesKeys(Fixture fixture) {
    CryptoUse use = CryptoUse.of(fixture, CryptoCall.SYNC);
    CryptoVector vector = CryptoVector.of("AES_CBC").getFirst();
    CryptoKey key = CryptoKey.of(vector.key());
    CryptoSessionParam param =
        CryptoSessionParam.of(
            CryptoDirection.ENCODE, CipherParam.of(CipherAlg.AES_CBC, key, 16), AuthParam.NONE);
    use.require(CipherAlg.AES_CBC);
    PacketPool pool = fixture.packets(1, vector.plain().length);
    try (CryptoSession session = use.session(param)) {
      key.close();
      Packet packet = Allocation.one(pool, vector.plain().length);
      Bytes.fill(packet, vector.plain());
      use.inPlace(packet, over(session, vector.plain().length).cipherIv(vector.iv()));
      assertArrayEquals(vector.coded(), Bytes.of(packet), "cipher text under a copied key");
      packet.free();
      for (Object shown : List.of(session, param, session.param(), key)) {
        assertFalse(shown.toString().toLowerCase(Locale.ROOT).contains("2b7e1516"), "key");
        assertFalse(shown.toString().contains("43, 126, 21"), "key");
      }
    }
    assertThrows(IllegalStateException.class, () -> use.session(param), "a key that was closed");
  }

  @Conformance(
      clause = "A session that is closed, or of another data plane, works on nothing.",
      strategy = "An operation after close, and one with a session of another data plane.",
      ifFails = "Where the engine asks whether a session is its own and open.")
  void refusesForeignAndClosedSessions(Fixture fixture) {
    CryptoUse use = CryptoUse.of(fixture, CryptoCall.SYNC);
    use.require(AuthAlg.SHA1);
    PacketPool pool = fixture.packets(1, LENGTH);
    Packet packet = Allocation.one(pool, LENGTH);
    CryptoSession session = use.session(SHA1);
    CryptoOp op = over(session, LENGTH / 2);
    session.close();
    session.close();
    assertThrows(IllegalStateException.class, () -> use.inPlace(packet, op), "closed");
    try (Odp other = Odp.open(fixture.config());
        CryptoSession foreign = other.crypto().createSession(SHA1)) {
      op.session(foreign);
      assertThrows(IllegalArgumentException.class, () -> use.inPlace(packet, op), "foreign");
    }
    packet.free();
  }

  @Conformance(
      clause = "Ranges lie within their packet; else nothing is written and the call says so.",
      strategy = "Ranges and digests that end one byte outside, begin before, or overflow.",
      ifFails = "The arithmetic of the range check.",
      variants = CryptoCall.class)
  void refusesRangesOutside(Fixture fixture, CryptoCall call) {
    CryptoUse use = CryptoUse.of(fixture, call);
    use.require(AuthAlg.SHA1);
    PacketPool pool = fixture.packets(2, LENGTH);
    Packet packet = Allocation.one(pool, LENGTH);
    byte[] content = Bytes.random(fixture.random(), LENGTH);
    Bytes.fill(packet, content);
    try (CryptoSession session = use.session(SHA1.withForm(CryptoForm.BOTH))) {
      CryptoOp op = new CryptoOp().session(session);
      int[][] ranges = {
        {0, LENGTH + 1, 0},
        {LENGTH, 1, 0},
        {-1, 4, 0},
        {4, -1, 0},
        {Integer.MAX_VALUE, Integer.MAX_VALUE, 0},
        {1, Integer.MAX_VALUE, 0},
        {0, 8, LENGTH - 19},
        {0, 8, -1},
        {0, 8, Integer.MAX_VALUE}
      };
      for (int[] range : ranges) {
        op.authRange(range[0], range[1]).digestOffset(range[2]);
        assertThrows(IllegalArgumentException.class, () -> use.inPlace(packet, op), "a range");
      }
      Packet output = Allocation.one(pool, LENGTH);
      for (int shift : new int[] {-1, LENGTH, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
        op.authRange(0, LENGTH).digestOffset(0).outputShift(shift);
        assertThrows(
            IllegalArgumentException.class, () -> use.outOfPlace(packet, output, op), "a shift");
      }
      output.free();
    }
    assertArrayEquals(content, Bytes.of(packet), "the packet of refused operations");
    packet.free();
  }

  @Conformance(
      clause = "A length that a cipher cannot have is reported in the operation.",
      strategy = "AES-CBC over 15, 17 and 33 bytes, in both directions.",
      ifFails = "The status that comes of the library's refusal.",
      variants = CryptoCall.class)
  void reportsBrokenBlocks(Fixture fixture, CryptoCall call) {
    CryptoUse use = CryptoUse.of(fixture, call);
    use.require(CipherAlg.AES_CBC);
    PacketPool pool = fixture.packets(1, LENGTH);
    for (CryptoDirection direction : CryptoDirection.values()) {
      CipherParam cbc = CipherParam.of(CipherAlg.AES_CBC, key(16), 16);
      try (CryptoSession session =
          use.session(CryptoSessionParam.of(direction, cbc, AuthParam.NONE))) {
        for (int length : new int[] {15, 17, 33}) {
          Packet packet = Allocation.one(pool, LENGTH);
          CryptoOp op = over(session, length);
          use.inPlace(packet, op);
          assertEquals(CryptoStatus.DATA_SIZE, op.cipherStatus(), "status of a broken block");
          assertFalse(op.ok(), "a broken block is no success");
          packet.free();
        }
      }
    }
  }

  @Conformance(
      clause = "Any number of threads may work on one session at once.",
      strategy = "Threads encrypt and decrypt random packets by the same two sessions.",
      ifFails = "State that belongs to a thread but hangs on the session.")
  void servesThreads(Fixture fixture) {
    CryptoUse use = CryptoUse.of(fixture, CryptoCall.SYNC);
    use.require(CipherAlg.AES_CBC);
    use.require(AuthAlg.SHA1_HMAC);
    PacketPool pool = fixture.packets(THREADS, 2 * LENGTH);
    CipherParam cbc = CipherParam.of(CipherAlg.AES_CBC, key(16), 16);
    AuthParam hmac = AuthParam.of(AuthAlg.SHA1_HMAC, key(20), 20);
    try (CryptoSession encoder =
            use.session(CryptoSessionParam.of(CryptoDirection.ENCODE, cbc, hmac));
        CryptoSession decoder =
            use.session(CryptoSessionParam.of(CryptoDirection.DECODE, cbc, hmac))) {
      fixture.parallel(THREADS, thread -> roundTrips(fixture, use, pool, encoder, decoder));
    }
  }

  private static void roundTrips(
      Fixture fixture,
      CryptoUse use,
      PacketPool pool,
      CryptoSession encoder,
      CryptoSession decoder) {
    Packet[] packet = {Allocation.one(pool, 2 * LENGTH)};
    CryptoOp[] op = {over(encoder, LENGTH)};
    for (int round = 0; round < ROUNDS; round++) {
      byte[] content = Bytes.random(fixture.random(), 2 * LENGTH);
      Bytes.fill(packet[0], content);
      assertEquals(1, use.engine().operate(packet, op, 0, 1), "encoded");
      op[0].session(decoder);
      assertEquals(1, use.engine().operate(packet, op, 0, 1), "decoded");
      assertTrue(op[0].ok(), "what one thread encoded, it decodes");
      op[0].session(encoder);
      byte[] actual = Bytes.of(packet[0]);
      System.arraycopy(actual, LENGTH, content, LENGTH, 20);
      assertArrayEquals(content, actual, "content after a round trip");
    }
    packet[0].free();
  }

  @Conformance(
      clause = "There are as many sessions as the capability says, and a close makes room.",
      strategy = "Sessions until one is refused.",
      ifFails = "How the engine counts its sessions.")
  void countsSessions(Fixture fixture) {
    CryptoUse use = CryptoUse.of(fixture, CryptoCall.SYNC);
    use.require(AuthAlg.SHA1);
    Crypto engine = use.engine();
    int most = engine.capability().maxSessions();
    NotApplicable.unless(most <= 10_000, () -> most + " sessions are too many to be made");
    List<CryptoSession> sessions = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      sessions.add(engine.createSession(SHA1));
    }
    CryptoSessionException refusal =
        assertThrows(CryptoSessionException.class, () -> engine.createSession(SHA1), "one more");
    assertEquals(Reason.RESOURCES, refusal.reason(), refusal::getMessage);
    sessions.removeLast().close();
    sessions.add(engine.createSession(SHA1));
    sessions.forEach(CryptoSession::close);
  }

  /** An operation on a packet's first bytes, with the digest behind them. */
  static CryptoOp over(CryptoSession session, int length) {
    return new CryptoOp()
        .session(session)
        .cipherRange(0, length)
        .authRange(0, length)
        .digestOffset(length);
  }

  static CryptoKey key(int length) {
    byte[] key = new byte[length];
    for (int i = 0; i < length; i++) {
      key[i] = (byte) (i * 7 + 1); // 3DES and XTS want parts that differ.
    }
    return CryptoKey.of(key);
  }
}
