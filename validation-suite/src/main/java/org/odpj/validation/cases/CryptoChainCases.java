package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.odpj.crypto.AuthAlg;
import org.odpj.crypto.AuthCapability;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CipherAlg;
import org.odpj.crypto.CipherCapability;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.CryptoDirection;
import org.odpj.crypto.CryptoKey;
import org.odpj.crypto.CryptoMode;
import org.odpj.crypto.CryptoOp;
import org.odpj.crypto.CryptoSession;
import org.odpj.crypto.CryptoSessionParam;
import org.odpj.crypto.CryptoStatus;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.validation.cases.CryptoChain.Ranges;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/** Ciphers and authentications chained, in either order and with ranges of any overlap. */
@CasesOf("crypto")
public final class CryptoChainCases {
  private static final int LENGTH = CryptoChain.LENGTH;

  private static final List<Ranges> RANGES =
      List.of(
          new Ranges(16, 64, 16, 64),
          new Ranges(16, 64, 0, 96),
          new Ranges(0, 96, 16, 48),
          new Ranges(32, 64, 0, 64),
          new Ranges(0, 64, 32, 64),
          new Ranges(0, 32, 48, 48));

  @Conformance(
      odp = "crypto/test_all_combinations",
      clause = "Any cipher goes with any authentication, in both orders, over any ranges.",
      strategy = "Each pair, compared with the two alone one after the other, and decoded again.",
      ifFails = "The order of work, and which bytes the authentication sees.",
      variants = CryptoCall.class)
  void combinesAll(Fixture fixture, CryptoCall call) {
    CryptoUse use = CryptoUse.of(fixture, call);
    PacketPool pool = fixture.packets(2, LENGTH + CryptoChain.MAX_DIGEST);
    Random random = fixture.random();
    int chained = 0;
    for (CipherParam cipher : ciphers(use, random)) {
      for (AuthParam auth : auths(use, random)) {
        for (boolean overCipherText : new boolean[] {false, true}) {
          Optional<CryptoChain> chain =
              CryptoChain.of(use, pool, random, cipher, auth, overCipherText);
          chained += chain.isPresent() ? 1 : 0;
          chain.ifPresent(one -> {
            try (one) {
              ranges(use, random).forEach(one::check);
            }
          });
        }
      }
    }
    assertTrue(chained > 0, "an engine that chains nothing has no use for sessions with both");
  }

  /** All of them; one each where every operation waits for its completion. */
  private static List<Ranges> ranges(CryptoUse use, Random random) {
    return use.mode() == CryptoMode.SYNC
        ? RANGES
        : List.of(RANGES.get(random.nextInt(RANGES.size())));
  }

  /** Each cipher that is no AEAD, with its shortest and its longest key. */
  private static List<CipherParam> ciphers(CryptoUse use, Random random) {
    List<CipherParam> ciphers = new ArrayList<>();
    for (CipherAlg alg : use.engine().capability().ciphers()) {
      List<CipherCapability> lengths = use.engine().capabilities(alg);
      for (CipherCapability one : List.of(lengths.getFirst(), lengths.getLast())) {
        if (!alg.isAead()) {
          ciphers.add(CipherParam.of(alg, key(random, one.keyLength()), one.ivLength()));
        }
      }
    }
    return ciphers;
  }

  /** Each authentication that is no half of an AEAD, with its longest digest. */
  private static List<AuthParam> auths(CryptoUse use, Random random) {
    List<AuthParam> auths = new ArrayList<>();
    for (AuthAlg alg : use.engine().capability().auths()) {
      AuthCapability one = use.engine().capabilities(alg).getLast();
      if (!alg.isAead()) {
        auths.add(
            AuthParam.of(alg, key(random, one.keyLength()), one.digestLength())
                .withIv(one.ivLength()));
      }
    }
    return auths;
  }

  private static CryptoKey key(Random random, int length) {
    return CryptoKey.of(Bytes.random(random, length));
  }

  @Conformance(
      odp = "crypto/test_auth_hashes_in_auth_range",
      clause = "A digest may lie in what it covers, if the session says so; it counts as zeros.",
      strategy =
          "The digest at the start, the end and within; then bits of it and around it change.",
      ifFails = "What a decoder puts in the digest's place before it computes.",
      variants = CryptoCall.class)
  void digestsWithinTheirRange(Fixture fixture, CryptoCall call) {
    CryptoUse use = CryptoUse.of(fixture, call);
    PacketPool pool = fixture.packets(1, LENGTH + CryptoChain.MAX_DIGEST);
    List<AuthParam> auths =
        auths(use, fixture.random()).stream().filter(auth -> auth.alg() != AuthAlg.NULL).toList();
    NotApplicable.unless(!auths.isEmpty(), () -> "the engine authenticates with AEADs only");
    for (AuthParam auth : auths) {
      CryptoSessionParam encode =
          CryptoSessionParam.of(CryptoDirection.ENCODE, CipherParam.NONE, auth);
      CryptoSessionParam decode =
          CryptoSessionParam.of(CryptoDirection.DECODE, CipherParam.NONE, auth);
      try (CryptoSession encoder = use.session(encode.withDigestInAuthRange());
          CryptoSession decoder = use.session(decode.withDigestInAuthRange())) {
        for (int at : new int[] {0, 17, LENGTH - auth.digestLength()}) {
          new Enclosed(use, pool, fixture.random(), auth, at).check(encoder, decoder);
        }
      }
    }
  }

  /** A digest at a place in its range. */
  private record Enclosed(CryptoUse use, PacketPool pool, Random random, AuthParam auth, int at) {
    void check(CryptoSession encoder, CryptoSession decoder) {
      CryptoOp op =
          new CryptoOp().authRange(0, LENGTH).authIv(Bytes.random(random, auth.ivLength()));
      byte[] zeros = Bytes.random(random, LENGTH + CryptoChain.MAX_DIGEST);
      Arrays.fill(zeros, at, at + auth.digestLength(), (byte) 0);
      byte[] behind = run(encoder, op.digestOffset(LENGTH), zeros);
      byte[] expected = zeros.clone();
      System.arraycopy(behind, LENGTH, expected, at, auth.digestLength());
      byte[] encoded = run(encoder, op.digestOffset(at), zeros);
      assertArrayEquals(expected, encoded, () -> "encoded by " + auth.alg());
      run(decoder, op, encoded);
      assertTrue(
          op.ok(), () -> "the digest of %s at %d was not found right".formatted(auth.alg(), at));
      for (int changed : new int[] {at, (at + auth.digestLength()) % LENGTH}) {
        byte[] broken = encoded.clone();
        broken[changed] ^= 1;
        run(decoder, op, broken);
        assertEquals(CryptoStatus.ICV_CHECK, op.authStatus(), () -> "a change under " + auth.alg());
      }
    }

    private byte[] run(CryptoSession session, CryptoOp op, byte[] content) {
      Packet packet = Allocation.one(pool, content.length);
      Bytes.fill(packet, content);
      use.inPlace(packet, op.session(session));
      byte[] result = Bytes.of(packet);
      packet.free();
      return result;
    }
  }
}
