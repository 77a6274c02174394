package org.odpj.validation.fake;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.odpj.crypto.AuthAlg;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CipherAlg;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.CryptoDirection;
import org.odpj.crypto.CryptoForm;
import org.odpj.crypto.CryptoKey;
import org.odpj.crypto.CryptoOp;
import org.odpj.crypto.CryptoSessionParam;
import org.odpj.crypto.CryptoStatus;
import org.odpj.packet.Packet;

/** One operation, on copies of everything. */
final class FakeCryptoWork {
  private static final int BLOCK = 16;
  private static final int TAG_BITS = 128;

  private final CryptoSessionParam param;
  private final Fault fault;
  private final boolean encode;

  FakeCryptoWork(CryptoSessionParam param, Fault fault) {
    this.param = param;
    this.fault = fault;
    this.encode = param.direction() == CryptoDirection.ENCODE;
  }

  static CryptoSessionParam withOwnKeys(CryptoSessionParam param) {
    CipherParam cipher = param.cipher();
    AuthParam auth = param.auth();
    return new CryptoSessionParam(
        param.direction(),
        param.form(),
        new CipherParam(cipher.alg(), cipher.key().copy(), cipher.ivLength(), cipher.rangeInBits()),
        new AuthParam(
            auth.alg(),
            auth.key().copy(),
            auth.ivLength(),
            auth.digestLength(),
            auth.aadLength(),
            auth.rangeInBits()),
        param.authCipherText(),
        param.digestInAuthRange(),
        param.nullCrypto(),
        param.completionQueue());
  }

  void check(Packet input, Packet output, CryptoOp op, CryptoForm form) {
    int shift = form == CryptoForm.OUT_OF_PLACE ? op.outputShift() : 0;
    boolean copies = form == CryptoForm.OUT_OF_PLACE;
    if (copies || param.cipher().alg() != CipherAlg.NULL) {
      check(cipherAt(op), cipherLength(op), input, 0);
      check(cipherAt(op), cipherLength(op), output, shift);
    }
    if (!param.cipher().alg().isAead() && (copies || param.auth().alg() != AuthAlg.NULL)) {
      check(authAt(op), authLength(op), input, 0);
      check(authAt(op), authLength(op), output, shift);
    }
    check(op.digestOffset(), param.auth().digestLength(), encode ? output : input, 0);
  }

  private static void check(int at, int length, Packet packet, int shift) {
    long from = (long) at + shift;
    if (at < 0 || length < 0 || (length > 0 && (from < 0 || from + length > packet.length()))) {
      throw new IllegalArgumentException("%d bytes at %d".formatted(length, at));
    }
  }

  private int cipherAt(CryptoOp op) {
    return op.cipherOffset() / (param.cipher().rangeInBits() ? Byte.SIZE : 1);
  }

  private int cipherLength(CryptoOp op) {
    return op.cipherLength() / (param.cipher().rangeInBits() ? Byte.SIZE : 1);
  }

  private int authAt(CryptoOp op) {
    return op.authOffset() / (param.auth().rangeInBits() ? Byte.SIZE : 1);
  }

  private int authLength(CryptoOp op) {
    return op.authLength() / (param.auth().rangeInBits() ? Byte.SIZE : 1);
  }

  void run(Packet input, Packet output, CryptoOp op, CryptoForm form) {
    byte[] data = read(input, 0, input.length());
    byte[] cipherText = Arrays.copyOfRange(data, cipherAt(op), cipherAt(op) + cipherLength(op));
    byte[] before = data.clone();
    boolean done = (op.nullCrypto() && param.nullCrypto()) || work(data, op);
    if (op.ok() && !done) {
      throw new IllegalStateException("an operation that failed says so");
    }
    int shift = form == CryptoForm.OUT_OF_PLACE ? op.outputShift() : 0;
    boolean skipped = op.nullCrypto() && param.nullCrypto();
    if (skipped) {
      op.complete(CryptoStatus.OK, CryptoStatus.OK);
      return;
    }
    if (form == CryptoForm.OUT_OF_PLACE) {
      write(output, authAt(op) + shift, before, authAt(op), authLength(op));
    }
    write(output, cipherAt(op) + shift, data, cipherAt(op), cipherText.length);
    if (encode && done) {
      write(output, op.digestOffset(), digest, 0, digest.length);
    }
  }

  private byte[] digest = {};

  /** Works on a copy of the input; the digest of an encoder is kept apart. */
  private boolean work(byte[] data, CryptoOp op) {
    byte[] found = slice(data, encode ? 0 : op.digestOffset(), param.auth().digestLength());
    try {
      op.complete(CryptoStatus.OK, CryptoStatus.OK);
      if (param.cipher().alg() == CipherAlg.AES_GCM) {
        return aead(data, op, found);
      }
      boolean cipherFirst = encode == param.authCipherText();
      return cipherFirst
          ? cipher(data, op) && auth(data, op, found)
          : auth(data, op, found) && cipher(data, op);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean cipher(byte[] data, CryptoOp op) throws GeneralSecurityException {
    int length = cipherLength(op);
    if (param.cipher().alg() == CipherAlg.NULL) {
      return true;
    }
    if (length % BLOCK != 0) {
      op.complete(CryptoStatus.DATA_SIZE, CryptoStatus.OK);
      return false;
    }
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        encode ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
        new SecretKeySpec(bytes(param.cipher().key()), "AES"),
        new IvParameterSpec(op.cipherIv().toArray(JAVA_BYTE)));
    cipher.doFinal(data.clone(), cipherAt(op), length, data, cipherAt(op));
    return true;
  }

  private boolean auth(byte[] data, CryptoOp op, byte[] found) throws GeneralSecurityException {
    if (param.auth().alg() == AuthAlg.NULL) {
      return true;
    }
    byte[] covered = data.clone();
    boolean within = param.digestInAuthRange() && op.digestOffset() < authAt(op) + authLength(op);
    if (!encode && within && fault != Fault.CRYPTO_IGNORES_DIGEST_IN_RANGE) {
      Arrays.fill(covered, op.digestOffset(), op.digestOffset() + found.length, (byte) 0);
    }
    byte[] range = slice(covered, authAt(op), authLength(op));
    if (param.auth().alg() == AuthAlg.SHA1) {
      digest = MessageDigest.getInstance("SHA-1").digest(range);
    } else {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(param.auth().key()), "HmacSHA1"));
      digest = mac.doFinal(range);
    }
    if (encode || Arrays.equals(digest, found) || fault == Fault.CRYPTO_PASSES_ANY_DIGEST) {
      return true;
    }
    op.complete(CryptoStatus.OK, CryptoStatus.ICV_CHECK);
    Arrays.fill(data, cipherAt(op), cipherAt(op) + cipherLength(op), (byte) 0);
    return false;
  }

  private boolean aead(byte[] data, CryptoOp op, byte[] found) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] iv = slice(op.cipherIv().toArray(JAVA_BYTE), 0, param.cipher().ivLength());
    cipher.init(
        encode ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
        new SecretKeySpec(bytes(param.cipher().key()), "AES"),
        new GCMParameterSpec(TAG_BITS, iv));
    cipher.updateAAD(slice(op.aad().toArray(JAVA_BYTE), 0, param.auth().aadLength()));
    byte[] text = slice(data, cipherAt(op), cipherLength(op));
    if (encode) {
      byte[] result = cipher.doFinal(text);
      System.arraycopy(result, 0, data, cipherAt(op), text.length);
      digest = Arrays.copyOfRange(result, text.length, result.length);
      return true;
    }
    try {
      byte[] both = Arrays.copyOf(text, text.length + found.length);
      System.arraycopy(found, 0, both, text.length, found.length);
      System.arraycopy(cipher.doFinal(both), 0, data, cipherAt(op), text.length);
      return true;
    } catch (AEADBadTagException e) {
      op.complete(CryptoStatus.OK, CryptoStatus.ICV_CHECK);
      if (fault == Fault.CRYPTO_SHOWS_REJECTED) {
        decryptWithoutTag(data, op, text, iv);
      }
      return false;
    }
  }

  /** What a library that decrypts before it compares would leave. */
  private void decryptWithoutTag(byte[] data, CryptoOp op, byte[] text, byte[] iv)
      throws GeneralSecurityException {
    Cipher counter = Cipher.getInstance("AES/CTR/NoPadding");
    byte[] first = Arrays.copyOf(iv, BLOCK);
    first[BLOCK - 1] = 2;
    counter.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(bytes(param.cipher().key()), "AES"),
        new IvParameterSpec(first));
    System.arraycopy(counter.doFinal(text), 0, data, cipherAt(op), text.length);
  }

  private static byte[] slice(byte[] data, int at, int length) {
    return Arrays.copyOfRange(data, at, at + length);
  }

  private static byte[] bytes(CryptoKey key) {
    byte[] bytes = new byte[key.length()];
    key.copyTo(MemorySegment.ofArray(bytes), 0);
    return bytes;
  }

  private static byte[] read(Packet packet, int at, int length) {
    byte[] bytes = new byte[length];
    packet.copyTo(at, MemorySegment.ofArray(bytes), 0, length);
    return bytes;
  }

  private void write(Packet packet, int at, byte[] from, int fromAt, int length) {
    if (length == 0) {
      return;
    }
    int more = fault == Fault.CRYPTO_WRITES_AROUND && at + length < packet.length() ? 1 : 0;
    byte[] bytes = Arrays.copyOf(slice(from, fromAt, length), length + more);
    packet.copyFrom(at, MemorySegment.ofArray(bytes), 0, bytes.length);
  }
}
