package org.odpj.accel.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.odpj.accel.IpsecMbBackend;
import org.odpj.accel.ipsecmb.ImbAlgorithms;
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
import org.odpj.system.Subsystem;

/** Engines that share no code give the same bytes for random keys, vectors, data and lengths. */
class EnginesAgreeTest {
  private static final long SEED = Long.getLong("odp.seed", System.nanoTime());
  private static final int ROUNDS = 20;
  private static final int MAX_LENGTH = 400;
  private static final int BLOCK = 16;

  private final Random random = new Random(SEED);
  private final Arena arena = Arena.ofAuto();

  /** Two engines that both work here. */
  private record Pair(Algorithms one, Algorithms other) {
    Stream<CipherAlg> ciphers(boolean aeads) {
      return one.ciphers().keySet().stream()
          .filter(alg -> alg.isAead() == aeads && other.ciphers().containsKey(alg));
    }

    Stream<AuthAlg> auths() {
      return one.auths().keySet().stream()
          .filter(alg -> !alg.isAead() && other.auths().containsKey(alg));
    }

    /** The lengths that both have. */
    Stream<CipherCapability> lengths(CipherAlg alg) {
      List<CipherCapability> theirs = other.ciphers().getOrDefault(alg, List.of());
      return one.ciphers().getOrDefault(alg, List.of()).stream().filter(theirs::contains);
    }

    Stream<AuthCapability> lengths(AuthAlg alg) {
      List<AuthCapability> theirs = other.auths().getOrDefault(alg, List.of());
      return one.auths().getOrDefault(alg, List.of()).stream().filter(theirs::contains);
    }

    String title(Object alg, Object... lengths) {
      return "%s and %s: %s %s, seed %d"
          .formatted(one.name(), other.name(), alg, List.of(lengths), SEED);
    }
  }

  private static Stream<Pair> pairs() {
    Algorithms jca = new JcaAlgorithms();
    Algorithms openssl = new OpensslAlgorithms();
    Stream<Pair> always = Stream.of(new Pair(jca, openssl));
    if (new IpsecMbBackend().preference(Subsystem.CRYPTO) < 0) {
      return always;
    }
    Algorithms ipsecMb = new ImbAlgorithms();
    return Stream.concat(always, Stream.of(new Pair(jca, ipsecMb), new Pair(openssl, ipsecMb)));
  }

  @TestFactory
  Stream<DynamicTest> ciphers() {
    return pairs()
        .flatMap(pair ->
            pair.ciphers(false)
                .flatMap(alg ->
                    pair.lengths(alg)
                        .map(lengths ->
                            dynamicTest(
                                pair.title(alg, lengths), () -> cipher(pair, alg, lengths)))));
  }

  @TestFactory
  Stream<DynamicTest> auths() {
    return pairs()
        .flatMap(pair ->
            pair.auths()
                .flatMap(alg ->
                    pair.lengths(alg)
                        .map(lengths ->
                            dynamicTest(
                                pair.title(alg, lengths), () -> auth(pair, alg, lengths)))));
  }

  @TestFactory
  Stream<DynamicTest> aeads() {
    return pairs()
        .flatMap(pair ->
            pair.ciphers(true)
                .flatMap(alg ->
                    pair.lengths(alg)
                        .flatMap(cipher ->
                            pair.lengths(AuthAlg.valueOf(alg.name()))
                                .map(auth ->
                                    dynamicTest(
                                        pair.title(alg, cipher, auth),
                                        () -> aead(pair, alg, cipher, auth))))));
  }

  private void cipher(Pair pair, CipherAlg alg, CipherCapability lengths) {
    CipherParam param = CipherParam.of(alg, key(lengths.keyLength()), lengths.ivLength());
    try (CipherContext ours = pair.one.cipher(param, true);
        CipherContext theirs = pair.other.cipher(param, true);
        CipherContext back = pair.other.cipher(param, false);
        CipherContext oursBack = pair.one.cipher(param, false)) {
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

  private void auth(Pair pair, AuthAlg alg, AuthCapability lengths) {
    AuthParam param =
        AuthParam.of(alg, key(lengths.keyLength()), lengths.digestLength())
            .withIv(lengths.ivLength());
    try (AuthContext ours = pair.one.auth(param);
        AuthContext theirs = pair.other.auth(param)) {
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

  private void aead(Pair pair, CipherAlg alg, CipherCapability lengths, AuthCapability tags) {
    for (int i = 0; i < ROUNDS; i++) {
      int aad = random.nextInt(tags.maxAad() + 1);
      CipherParam cipher = CipherParam.of(alg, key(lengths.keyLength()), lengths.ivLength());
      AuthParam auth = AuthParam.aead(AuthAlg.valueOf(alg.name()), tags.digestLength(), aad);
      try (AeadContext ours = pair.one.aead(cipher, auth, true);
          AeadContext theirs = pair.other.aead(cipher, auth, true);
          AeadContext back = pair.other.aead(cipher, auth, false);
          AeadContext oursBack = pair.one.aead(cipher, auth, false)) {
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
