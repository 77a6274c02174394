package org.odpj.validation.cases;

import java.util.ArrayList;
import java.util.List;
import org.odpj.crypto.AuthAlg;
import org.odpj.crypto.AuthCapability;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CipherAlg;
import org.odpj.crypto.CipherCapability;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.Crypto;
import org.odpj.crypto.CryptoDirection;
import org.odpj.crypto.CryptoKey;
import org.odpj.crypto.CryptoSessionParam;
import org.odpj.packet.PacketPool;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/** Each algorithm gives what its standard says. */
@CasesOf("crypto")
public final class CryptoVectorCases {
  private static final int PACKETS = 8;
  private static final int LENGTH = 400;

  @Conformance(
      odp = "crypto/crypto_test_enc_alg_{variant}",
      clause = "A cipher encrypts as its standard says, and nothing else is touched.",
      strategy =
          "Published vectors in and out of place, between other bytes, across segments, shifted.",
      ifFails = "The algorithm's context; for one layout only, the work area over the packet.",
      variants = {CipherForm.class, CryptoCall.class})
  void encrypts(Fixture fixture, CipherForm cipher, CryptoCall call) {
    cipher(fixture, cipher.alg, call, CryptoDirection.ENCODE);
  }

  @Conformance(
      odp = "crypto/crypto_test_dec_alg_{variant}",
      clause = "A cipher decrypts as its standard says; what fails to authenticate stays hidden.",
      strategy = "Published vectors, as for encryption, and with a bit of the digest turned over.",
      ifFails = "The algorithm's context, and what is done with the range when a digest is wrong.",
      variants = {CipherForm.class, CryptoCall.class})
  void decrypts(Fixture fixture, CipherForm cipher, CryptoCall call) {
    cipher(fixture, cipher.alg, call, CryptoDirection.DECODE);
  }

  @Conformance(
      odp = "crypto/crypto_test_gen_alg_{variant}",
      clause = "A digest is what the algorithm's standard says, and nothing else is written.",
      strategy =
          "Published vectors in and out of place, between other bytes, across segments, shifted.",
      ifFails = "The algorithm's context; for one layout only, where the digest is put.",
      variants = {AuthForm.class, CryptoCall.class})
  void makesDigests(Fixture fixture, AuthForm auth, CryptoCall call) {
    auth(fixture, auth.alg, call, CryptoDirection.ENCODE);
  }

  @Conformance(
      odp = "crypto/crypto_test_check_alg_{variant}",
      clause = "A digest that is right passes, any other is reported.",
      strategy = "Published vectors, as for making them, and with a bit of the digest turned over.",
      ifFails = "The comparison of digests and the status of the operation.",
      variants = {AuthForm.class, CryptoCall.class})
  void checksDigests(Fixture fixture, AuthForm auth, CryptoCall call) {
    auth(fixture, auth.alg, call, CryptoDirection.DECODE);
  }

  private static void cipher(
      Fixture fixture, CipherAlg alg, CryptoCall call, CryptoDirection direction) {
    CryptoUse use = CryptoUse.of(fixture, call);
    use.require(alg);
    List<Trial> trials = new ArrayList<>();
    for (CryptoVector vector : CryptoVector.of(alg.name())) {
      CipherParam bytes = CipherParam.of(alg, CryptoKey.of(vector.key()), vector.iv().length);
      AuthParam auth =
          alg.isAead()
              ? AuthParam.aead(
                  AuthAlg.valueOf(alg.name()), vector.digest().length, vector.aad().length)
              : AuthParam.NONE;
      trials.add(new Trial(vector, CryptoSessionParam.of(direction, bytes, auth)));
      trials.add(new Trial(vector, CryptoSessionParam.of(direction, bytes.inBits(), auth)));
    }
    run(fixture, use, trials);
  }

  private static void auth(
      Fixture fixture, AuthAlg alg, CryptoCall call, CryptoDirection direction) {
    CryptoUse use = CryptoUse.of(fixture, call);
    use.require(alg);
    List<Trial> trials = new ArrayList<>();
    for (CryptoVector vector : CryptoVector.of(alg.name())) {
      AuthParam bytes =
          AuthParam.of(alg, CryptoKey.of(vector.key()), vector.digest().length)
              .withIv(vector.iv().length);
      trials.add(new Trial(vector, CryptoSessionParam.of(direction, CipherParam.NONE, bytes)));
      trials.add(
          new Trial(vector, CryptoSessionParam.of(direction, CipherParam.NONE, bytes.inBits())));
    }
    run(fixture, use, trials);
  }

  private static void run(Fixture fixture, CryptoUse use, List<Trial> trials) {
    List<Trial> possible = trials.stream().filter(trial -> trial.fits(use.engine())).toList();
    NotApplicable.unless(
        !possible.isEmpty(), () -> "no published vector has lengths that the engine has");
    PacketPool pool = fixture.packets(PACKETS, LENGTH);
    for (Trial trial : possible) {
      new CryptoTrial(fixture, pool, use, trial.vector, trial.param).all();
    }
  }

  /** A vector and the session for it. */
  private record Trial(CryptoVector vector, CryptoSessionParam param) {
    /** Whether the engine says that it has such sessions. */
    boolean fits(Crypto engine) {
      CipherParam cipher = param.cipher();
      AuthParam auth = param.auth();
      boolean bits = cipher.rangeInBits() || auth.rangeInBits();
      return (bits || !vector.endsWithinByte())
          && engine.capabilities(cipher.alg()).stream().anyMatch(one -> fits(one, cipher))
          && engine.capabilities(auth.alg()).stream().anyMatch(one -> fits(one, auth));
    }

    private static boolean fits(CipherCapability one, CipherParam cipher) {
      return one.keyLength() == cipher.key().length()
          && one.ivLength() == cipher.ivLength()
          && (one.bitMode() || !cipher.rangeInBits());
    }

    private static boolean fits(AuthCapability one, AuthParam auth) {
      return one.digestLength() == auth.digestLength()
          && one.keyLength() == auth.key().length()
          && one.ivLength() == auth.ivLength()
          && one.allowsAad(auth.aadLength())
          && (one.bitMode() || !auth.rangeInBits());
    }
  }
}
