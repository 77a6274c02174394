package org.odpj.accel.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.odpj.accel.jca.JcaAlgorithms;
import org.odpj.accel.openssl.OpensslAlgorithms;
import org.odpj.crypto.AuthAlg;
import org.odpj.crypto.AuthCapability;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CipherAlg;
import org.odpj.crypto.CipherCapability;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.CryptoKey;
import org.odpj.crypto.CryptoOp;
import org.odpj.crypto.CryptoStatus;

/**
 * Two engines that share no code give the same bytes for random keys, vectors, data and lengths.
 */
class EnginesAgreeTest {
  private static final long SEED = Long.getLong("odp.seed", System.nanoTime());
  private static final int ROUNDS = 20;
  private static final int MAX_LENGTH = 400;
  private static final int BLOCK = 16;

  private final Algorithms jca = new JcaAlgorithms();
  private final Algorithms openssl = new OpensslAlgorithms();
  private final Random random = new Random(SEED);
  private final Arena arena = Arena.ofAuto();

  @TestFactory
  Stream<DynamicTest> ciphers() {
    return jca.ciphers().entrySet().stream()
        .filter(entry -> !entry.getKey().isAead())
        .flatMap(entry ->
            entry.getValue().stream()
                .map(lengths ->
                    DynamicTest.dynamicTest(
                        "%s %s, seed %d".formatted(entry.getKey(), lengths, SEED),
                        () -> cipher(entry.getKey(), lengths))));
  }

  @TestFactory
  Stream<DynamicTest> auths() {
    return jca.auths().entrySet().stream()
        .filter(entry -> !entry.getKey().isAead())
        .flatMap(entry ->
            entry.getValue().stream()
                .map(lengths ->
                    DynamicTest.dynamicTest(
                        "%s %s, seed %d".formatted(entry.getKey(), lengths, SEED),
                        () -> auth(entry.getKey(), lengths))));
  }

  @TestFactory
  Stream<DynamicTest> aeads() {
    return Stream.of(CipherAlg.AES_GCM, CipherAlg.AES_CCM, CipherAlg.CHACHA20_POLY1305)
        .flatMap(alg ->
            jca.ciphers().getOrDefault(alg, List.of()).stream()
                .flatMap(cipher ->
                    jca.auths().getOrDefault(AuthAlg.valueOf(alg.name()), List.of()).stream()
                        .map(auth ->
                            DynamicTest.dynamicTest(
                                "%s %s %s, seed %d".formatted(alg, cipher, auth, SEED),
                                () -> aead(alg, cipher, auth)))));
  }

  private void cipher(CipherAlg alg, CipherCapability lengths) {
    CipherParam param = CipherParam.of(alg, key(lengths.keyLength()), lengths.ivLength());
    try (CipherContext ours = jca.cipher(param, true);
        CipherContext theirs = openssl.cipher(param, true);
        CipherContext back = openssl.cipher(param, false);
        CipherContext oursBack = jca.cipher(param, false)) {
      for (int i = 0; i < ROUNDS; i++) {
        int length = length(alg);
        MemorySegment plain = bytes(length);
        MemorySegment iv = bytes(BLOCK);
        MemorySegment one = copy(plain);
        MemorySegment other = copy(plain);
        assertThat(ours.run(one, 0, length, iv)).isEqualTo(CryptoStatus.OK);
        assertThat(theirs.run(other, 0, length, iv)).isEqualTo(CryptoStatus.OK);
        assertSame(one, other);
        assertThat(back.run(one, 0, length, iv)).isEqualTo(CryptoStatus.OK);
        assertSame(one, plain);
        assertThat(oursBack.run(other, 0, length, iv)).isEqualTo(CryptoStatus.OK);
        assertSame(other, plain);
      }
    }
  }

  private void auth(AuthAlg alg, AuthCapability lengths) {
    AuthParam param =
        AuthParam.of(alg, key(lengths.keyLength()), lengths.digestLength())
            .withIv(lengths.ivLength());
    try (AuthContext ours = jca.auth(param);
        AuthContext theirs = openssl.auth(param)) {
      for (int i = 0; i < ROUNDS; i++) {
        int length = random.nextInt(MAX_LENGTH);
        MemorySegment data = bytes(length);
        MemorySegment iv = bytes(BLOCK);
        MemorySegment one = arena.allocate(AuthContext.MAX_DIGEST);
        MemorySegment other = arena.allocate(AuthContext.MAX_DIGEST);
        assertThat(ours.run(data, 0, length, iv, one)).isEqualTo(CryptoStatus.OK);
        assertThat(theirs.run(data, 0, length, iv, other)).isEqualTo(CryptoStatus.OK);
        assertSame(
            one.asSlice(0, lengths.digestLength()), other.asSlice(0, lengths.digestLength()));
      }
    }
  }

  private void aead(CipherAlg alg, CipherCapability lengths, AuthCapability tags) {
    for (int i = 0; i < ROUNDS; i++) {
      int aad = random.nextInt(tags.maxAad() + 1);
      CipherParam cipher = CipherParam.of(alg, key(lengths.keyLength()), lengths.ivLength());
      AuthParam auth = AuthParam.aead(AuthAlg.valueOf(alg.name()), tags.digestLength(), aad);
      try (AeadContext ours = jca.aead(cipher, auth, true);
          AeadContext theirs = openssl.aead(cipher, auth, true);
          AeadContext back = openssl.aead(cipher, auth, false);
          AeadContext oursBack = jca.aead(cipher, auth, false)) {
        int length = random.nextInt(MAX_LENGTH);
        MemorySegment plain = bytes(length);
        MemorySegment block = bytes(2 * CryptoOp.MAX_IV + CryptoOp.MAX_AAD);
        MemorySegment one = copy(plain);
        MemorySegment other = copy(plain);
        MemorySegment oneTag = arena.allocate(AuthContext.MAX_DIGEST);
        MemorySegment otherTag = arena.allocate(AuthContext.MAX_DIGEST);
        assertThat(ours.run(one, 0, length, block, oneTag)).isTrue();
        assertThat(theirs.run(other, 0, length, block, otherTag)).isTrue();
        assertSame(one, other);
        assertSame(
            oneTag.asSlice(0, tags.digestLength()), otherTag.asSlice(0, tags.digestLength()));
        assertThat(back.run(one, 0, length, block, otherTag)).isTrue();
        assertSame(one, plain);
        MemorySegment broken = copy(other);
        assertThat(oursBack.run(other, 0, length, block, oneTag)).isTrue();
        assertSame(other, plain);
        oneTag.set(JAVA_BYTE, 0, (byte) (oneTag.get(JAVA_BYTE, 0) ^ 1));
        assertThat(oursBack.run(copy(broken), 0, length, block, oneTag)).isFalse();
        assertThat(back.run(broken, 0, length, block, oneTag)).isFalse();
      }
    }
  }

  /** Block ciphers take whole blocks, XTS at least one. */
  private int length(CipherAlg alg) {
    return switch (alg) {
      case AES_CBC, AES_ECB, TRIPLE_DES_CBC, TRIPLE_DES_ECB ->
          random.nextInt(MAX_LENGTH / BLOCK) * BLOCK;
      case AES_XTS -> BLOCK + random.nextInt(MAX_LENGTH);
      default -> random.nextInt(MAX_LENGTH);
    };
  }

  private CryptoKey key(int length) {
    byte[] key = new byte[length];
    random.nextBytes(key);
    return CryptoKey.of(key);
  }

  private MemorySegment bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return copy(MemorySegment.ofArray(bytes));
  }

  private MemorySegment copy(MemorySegment of) {
    return arena.allocate(of.byteSize(), BLOCK).copyFrom(of);
  }

  private static void assertSame(MemorySegment one, MemorySegment other) {
    assertThat(one.toArray(JAVA_BYTE)).isEqualTo(other.toArray(JAVA_BYTE));
  }
}
