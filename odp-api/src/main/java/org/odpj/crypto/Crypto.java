package org.odpj.crypto;

import java.util.List;
import org.odpj.packet.Packet;

/**
 * Encrypts, decrypts and authenticates packets (ODP: crypto). Thread-safe.
 *
 * <p><b>In place</b> a packet keeps everything but the bytes of the cipher's range and of the
 * digest. <b>Out of place</b> the output gets the cipher's range, processed, what else is in the
 * authentication's range, as it is, both shifted as the operation says, and an encoder's digest;
 * the rest of the output, and all of the input, stay as they were.
 *
 * <p>Operations of one burst may be of different sessions. A burst stops before the first operation
 * that the engine cannot take; operations that failed are not that: they are taken, and say so.
 */
public interface Crypto {
  /**
   * What the engine can do (ODP: {@code odp_crypto_capability}).
   *
   * @return the capability
   */
  CryptoCapability capability();

  /**
   * The lengths that a cipher can be used with (ODP: {@code odp_crypto_cipher_capability}).
   *
   * @param alg the cipher
   * @return sorted upwards by key, then by vector; empty if the engine has it not
   */
  List<CipherCapability> capabilities(CipherAlg alg);

  /**
   * The lengths that an authentication can be used with (ODP: {@code odp_crypto_auth_capability}).
   *
   * @param alg the authentication
   * @return sorted upwards by digest, then by key, then by vector; empty if the engine has it not
   */
  List<AuthCapability> capabilities(AuthAlg alg);

  /**
   * Makes a session (ODP: {@code odp_crypto_session_create}). Copies the keys.
   *
   * @param param what it shall be
   * @return the session; the caller closes it
   * @throws CryptoSessionException if the engine cannot make it
   */
  CryptoSession createSession(CryptoSessionParam param);

  /**
   * Works on packets in place (ODP: {@code odp_crypto_op} of the basic type).
   *
   * @param packets the packets, which stay the caller's
   * @param ops one for each, with synchronous sessions
   * @param offset index of the first in both arrays
   * @param count how many
   * @return how many were done, a prefix; each one's result is in its operation
   * @throws IndexOutOfBoundsException if the range is not within both arrays; nothing was done
   * @throws IllegalArgumentException if a range is not within its packet, or the session is of
   *     another engine, mode or form; packets before it were done
   */
  int operate(Packet[] packets, CryptoOp[] ops, int offset, int count);

  /**
   * Works on packets out of place (ODP: {@code odp_crypto_op} of the OOP type).
   *
   * @param inputs the packets to read, which stay the caller's
   * @param outputs the packets to write, none of them an input
   * @param ops one for each, with synchronous sessions
   * @param offset index of the first in all arrays
   * @param count how many
   * @return how many were done, a prefix; each one's result is in its operation
   * @throws IndexOutOfBoundsException if the range is not within all arrays; nothing was done
   * @throws IllegalArgumentException if a range is not within its packet, or the session is of
   *     another engine, mode or form; packets before it were done
   */
  int operate(Packet[] inputs, Packet[] outputs, CryptoOp[] ops, int offset, int count);

  /**
   * Submits packets for work in place (ODP: {@code odp_crypto_op_enq} of the basic type). Each
   * comes back as an event in its session's completion queue; operations of one session complete in
   * the order of submission.
   *
   * @param packets handed over, as many as were taken
   * @param ops one for each, with asynchronous sessions; the engine's until completion
   * @param offset index of the first in both arrays
   * @param count how many
   * @return how many were taken, a prefix; the rest is the caller's still
   * @throws IndexOutOfBoundsException if the range is not within both arrays; nothing was taken
   * @throws IllegalArgumentException if a range is not within its packet, or the session is of
   *     another engine, mode or form; nothing was taken
   */
  int submit(Packet[] packets, CryptoOp[] ops, int offset, int count);

  /**
   * Submits packets for work out of place (ODP: {@code odp_crypto_op_enq} of the OOP type). The
   * output comes back as the event; {@link CryptoOp#input} has the input.
   *
   * @param inputs handed over, as many as were taken
   * @param outputs handed over likewise, none of them an input
   * @param ops one for each, with asynchronous sessions; the engine's until completion
   * @param offset index of the first in all arrays
   * @param count how many
   * @return how many were taken, a prefix; the rest is the caller's still
   * @throws IndexOutOfBoundsException if the range is not within all arrays; nothing was taken
   * @throws IllegalArgumentException if a range is not within its packet, or the session is of
   *     another engine, mode or form; nothing was taken
   */
  int submit(Packet[] inputs, Packet[] outputs, CryptoOp[] ops, int offset, int count);

  /**
   * The operation that a completion belongs to (ODP: {@code odp_crypto_result}); the caller's
   * again.
   *
   * @param completed a packet of the subtype that marks a completion
   * @return its operation
   * @throws IllegalArgumentException if the packet is not a completion
   */
  CryptoOp result(Packet completed);
}
