package org.odpj.crypto;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;

/**
 * One packet's operation: where to work, with which vectors, and afterwards how it went (ODP:
 * {@code odp_crypto_packet_op_param_t} and {@code odp_crypto_packet_result_t}).
 *
 * <p>Made once and used again and again: nothing is allocated by an operation. Not thread-safe. An
 * asynchronous operation belongs to the engine from submission to completion.
 *
 * <p>Ranges count from the packet's first byte. What a session has no use for, such as the
 * authentication range of an AEAD, is ignored.
 */
public final class CryptoOp {
  /** The longest initialisation vector, bytes. */
  public static final int MAX_IV = 16;

  /** The longest additional authenticated data, bytes. */
  public static final int MAX_AAD = 224;

  private static final int AUTH_IV = MAX_IV;
  private static final int AAD = 2 * MAX_IV;
  private static final int BLOCK = AAD + MAX_AAD;
  private static final int CACHE_LINE = 64;

  private final MemorySegment block;
  private final MemorySegment cipherIv;
  private final MemorySegment authIv;
  private final MemorySegment aad;

  private @Nullable CryptoSession session;
  private int cipherOffset;
  private int cipherLength;
  private int authOffset;
  private int authLength;
  private int digestOffset;
  private int outputShift;
  private boolean nullCrypto;
  private CryptoStatus cipherStatus = CryptoStatus.OK;
  private CryptoStatus authStatus = CryptoStatus.OK;
  private @Nullable Packet input;

  /** An operation without a session. */
  public CryptoOp() {
    this(Arena.ofAuto().allocate(BLOCK, CACHE_LINE));
  }

  private CryptoOp(MemorySegment block) {
    this.block = block;
    this.cipherIv = block.asSlice(0, MAX_IV);
    this.authIv = block.asSlice(AUTH_IV, MAX_IV);
    this.aad = block.asSlice(AAD, MAX_AAD);
  }

  /**
   * Operations for a burst.
   *
   * @param count how many
   * @return new operations without a session
   */
  public static CryptoOp[] burst(int count) {
    MemorySegment blocks = Arena.ofAuto().allocate((long) count * BLOCK, CACHE_LINE);
    CryptoOp[] ops = new CryptoOp[count];
    for (int i = 0; i < count; i++) {
      ops[i] = new CryptoOp(blocks.asSlice((long) i * BLOCK, BLOCK));
    }
    return ops;
  }

  /**
   * The session.
   *
   * @return the session
   * @throws IllegalStateException if none was set
   */
  public CryptoSession session() {
    if (session == null) {
      throw new IllegalStateException("the operation has no session");
    }
    return session;
  }

  /**
   * Sets the session.
   *
   * @param of an open session of the engine that the operation will be given to
   * @return this
   */
  public CryptoOp session(CryptoSession of) {
    session = of;
    return this;
  }

  /**
   * Where the cipher works (ODP: {@code cipher_range}).
   *
   * @param offset bytes from the packet's start, or bits for a session in bits: then of a whole
   *     byte
   * @param length bytes or bits
   * @return this
   */
  public CryptoOp cipherRange(int offset, int length) {
    cipherOffset = offset;
    cipherLength = length;
    return this;
  }

  /**
   * What the authentication covers (ODP: {@code auth_range}).
   *
   * @param offset bytes from the packet's start, or bits for a session in bits: then of a whole
   *     byte
   * @param length bytes or bits
   * @return this
   */
  public CryptoOp authRange(int offset, int length) {
    authOffset = offset;
    authLength = length;
    return this;
  }

  /**
   * Where the digest is (ODP: {@code hash_result_offset}): an encoder writes it to the output
   * there, a decoder reads it from the input.
   *
   * @param offset bytes from that packet's start
   * @return this
   */
  public CryptoOp digestOffset(int offset) {
    digestOffset = offset;
    return this;
  }

  /**
   * Where results go out of place (ODP: {@code dst_offset_shift}).
   *
   * @param bytes added to every offset of the output; may be negative
   * @return this
   */
  public CryptoOp outputShift(int bytes) {
    outputShift = bytes;
    return this;
  }

  /**
   * Whether to leave the packet as it is, for a session that allows it (ODP: {@code null_crypto}).
   *
   * @param pass true to leave it
   * @return this
   */
  public CryptoOp nullCrypto(boolean pass) {
    nullCrypto = pass;
    return this;
  }

  /**
   * Sets the cipher's initialisation vector.
   *
   * @param iv at most {@link #MAX_IV} bytes
   * @return this
   */
  public CryptoOp cipherIv(byte... iv) {
    MemorySegment.copy(iv, 0, cipherIv, ValueLayout.JAVA_BYTE, 0, iv.length);
    return this;
  }

  /**
   * Sets the authentication's initialisation vector.
   *
   * @param iv at most {@link #MAX_IV} bytes
   * @return this
   */
  public CryptoOp authIv(byte... iv) {
    MemorySegment.copy(iv, 0, authIv, ValueLayout.JAVA_BYTE, 0, iv.length);
    return this;
  }

  /**
   * Sets the additional authenticated data.
   *
   * @param data at most {@link #MAX_AAD} bytes
   * @return this
   */
  public CryptoOp aad(byte... data) {
    MemorySegment.copy(data, 0, aad, ValueLayout.JAVA_BYTE, 0, data.length);
    return this;
  }

  /**
   * The cipher's initialisation vector, to write it without a copy.
   *
   * @return {@link #MAX_IV} bytes of native memory, for the operation's life
   */
  public MemorySegment cipherIv() {
    return cipherIv;
  }

  /**
   * The authentication's initialisation vector, to write it without a copy.
   *
   * @return {@link #MAX_IV} bytes of native memory, for the operation's life
   */
  public MemorySegment authIv() {
    return authIv;
  }

  /**
   * The additional authenticated data, to write them without a copy.
   *
   * @return {@link #MAX_AAD} bytes of native memory, for the operation's life
   */
  public MemorySegment aad() {
    return aad;
  }

  /**
   * Both vectors and the additional data in one, for engines: the cipher's vector at 0, the
   * authentication's at {@link #MAX_IV}, the additional data at twice that.
   *
   * @return native memory, for the operation's life
   */
  public MemorySegment block() {
    return block;
  }

  /**
   * Where the cipher works.
   *
   * @return bytes or bits
   */
  public int cipherOffset() {
    return cipherOffset;
  }

  /**
   * How far the cipher works.
   *
   * @return bytes or bits
   */
  public int cipherLength() {
    return cipherLength;
  }

  /**
   * Where what the authentication covers starts.
   *
   * @return bytes or bits
   */
  public int authOffset() {
    return authOffset;
  }

  /**
   * How much the authentication covers.
   *
   * @return bytes or bits
   */
  public int authLength() {
    return authLength;
  }

  /**
   * Where the digest is.
   *
   * @return bytes
   */
  public int digestOffset() {
    return digestOffset;
  }

  /**
   * Where results go out of place.
   *
   * @return bytes, may be negative
   */
  public int outputShift() {
    return outputShift;
  }

  /**
   * Whether to leave the packet as it is.
   *
   * @return what was set last
   */
  public boolean nullCrypto() {
    return nullCrypto;
  }

  /**
   * Whether the operation did what was asked. If not, the range that was to be written is
   * undefined; a decoder never leaves it as plain text that passed.
   *
   * @return whether both statuses are {@link CryptoStatus#OK}
   */
  public boolean ok() {
    return cipherStatus == CryptoStatus.OK && authStatus == CryptoStatus.OK;
  }

  /**
   * How the cipher went.
   *
   * @return the status of the last operation
   */
  public CryptoStatus cipherStatus() {
    return cipherStatus;
  }

  /**
   * How the authentication went.
   *
   * @return the status of the last operation
   */
  public CryptoStatus authStatus() {
    return authStatus;
  }

  /**
   * The input of a completed asynchronous operation out of place, which is the caller's again (ODP:
   * {@code pkt_in}).
   *
   * @return the packet, or null if the operation was in place or synchronous
   */
  public @Nullable Packet input() {
    return input;
  }

  /**
   * Says how it went. For engines.
   *
   * @param cipher the cipher's half
   * @param auth the authentication's half
   */
  public void complete(CryptoStatus cipher, CryptoStatus auth) {
    cipherStatus = cipher;
    authStatus = auth;
  }

  /**
   * Keeps the input of an operation out of place until it is completed. For engines.
   *
   * @param packet the input, or null
   */
  public void input(@Nullable Packet packet) {
    input = packet;
  }
}
