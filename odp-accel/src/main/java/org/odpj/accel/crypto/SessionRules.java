package org.odpj.accel.crypto;

import java.util.List;
import org.odpj.crypto.AuthAlg;
import org.odpj.crypto.AuthCapability;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CipherAlg;
import org.odpj.crypto.CipherCapability;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.Crypto;
import org.odpj.crypto.CryptoMode;
import org.odpj.crypto.CryptoSessionException;
import org.odpj.crypto.CryptoSessionException.Reason;
import org.odpj.crypto.CryptoSessionParam;
import org.odpj.queue.Queue;

/** Whether an engine's capability covers what a session shall be. */
final class SessionRules {
  private SessionRules() {}

  static void check(CryptoSessionParam param, Crypto engine) {
    checkPair(param.cipher().alg(), param.auth().alg());
    if (param.cipher().alg() != CipherAlg.NULL) {
      check(param.cipher(), engine.capabilities(param.cipher().alg()));
    }
    if (param.auth().alg() != AuthAlg.NULL) {
      check(param.auth(), engine.capabilities(param.auth().alg()));
    }
    if (param.nullCrypto() && param.mode() == CryptoMode.SYNC) {
      throw new CryptoSessionException(
          Reason.PARAMETERS, "null crypto is for asynchronous sessions only");
    }
    checkQueue(param, engine);
  }

  private static void checkPair(CipherAlg cipher, AuthAlg auth) {
    boolean aead = cipher.isAead() || auth.isAead();
    if (aead && !cipher.name().equals(auth.name())) {
      throw new CryptoSessionException(
          Reason.COMBINATION,
          "%s and %s do not go together: an AEAD needs its own other half".formatted(cipher, auth));
    }
  }

  private static void check(CipherParam param, List<CipherCapability> possible) {
    boolean found =
        possible.stream()
            .anyMatch(one ->
                one.keyLength() == param.key().length()
                    && one.ivLength() == param.ivLength()
                    && (one.bitMode() || !param.rangeInBits()));
    if (!found) {
      throw new CryptoSessionException(
          Reason.CIPHER,
          "%s with a key of %d bytes, a vector of %d and ranges in %s is none of %s"
              .formatted(
                  param.alg(),
                  param.key().length(),
                  param.ivLength(),
                  unit(param.rangeInBits()),
                  possible));
    }
  }

  private static void check(AuthParam param, List<AuthCapability> possible) {
    boolean found =
        possible.stream()
            .anyMatch(one ->
                one.digestLength() == param.digestLength()
                    && one.keyLength() == param.key().length()
                    && one.ivLength() == param.ivLength()
                    && one.allowsAad(param.aadLength())
                    && (one.bitMode() || !param.rangeInBits()));
    if (!found) {
      throw new CryptoSessionException(
          Reason.AUTH,
          "%s with a digest of %d bytes, a key of %d, a vector of %d, %d of additional data and ranges in %s is none of %s"
              .formatted(
                  param.alg(),
                  param.digestLength(),
                  param.key().length(),
                  param.ivLength(),
                  param.aadLength(),
                  unit(param.rangeInBits()),
                  possible));
    }
  }

  private static void checkQueue(CryptoSessionParam param, Crypto engine) {
    Queue queue = param.completionQueue();
    if (!engine.capability().modes().contains(param.mode())) {
      throw new CryptoSessionException(
          Reason.PARAMETERS, "the engine has no " + param.mode() + " sessions");
    }
    if (queue != null && !engine.capability().completionQueues().contains(queue.type())) {
      throw new CryptoSessionException(
          Reason.PARAMETERS, "completions cannot go to a queue of type " + queue.type());
    }
  }

  private static String unit(boolean bits) {
    return bits ? "bits" : "bytes";
  }
}
