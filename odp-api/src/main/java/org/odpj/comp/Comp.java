package org.odpj.comp;

import org.odpj.error.OdpException;
import org.odpj.packet.Packet;

/**
 * Compresses and decompresses packets (ODP: comp). Thread-safe.
 *
 * <p>An operation reads a range of one packet and writes within a range of another. The rest of the
 * output, its length and metadata, and all of the input stay as they were. So a stream that would
 * grow beyond all bounds ends at its range's end.
 *
 * <p>Operations of one burst may be of different sessions. A burst stops before the first operation
 * that the engine cannot take; operations that failed are not that: they are taken, and say so.
 */
public interface Comp {
  /**
   * What the engine can do (ODP: {@code odp_comp_capability}).
   *
   * @return the capability
   */
  CompCapability capability();

  /**
   * What the engine can do with a format (ODP: {@code odp_comp_alg_capability}).
   *
   * @param alg one of {@link CompCapability#algs}
   * @return its capability
   * @throws IllegalArgumentException if the engine has not the format
   */
  CompAlgCapability capability(CompAlg alg);

  /**
   * Makes a session (ODP: {@code odp_comp_session_create}).
   *
   * @param param what it shall be
   * @return the session; the caller closes it
   * @throws IllegalArgumentException if a parameter is outside the capability, naming it
   * @throws OdpException if there are as many sessions as the capability allows, or memory cannot
   *     be had
   */
  CompSession createSession(CompSessionParam param);

  /**
   * Works on packets (ODP: {@code odp_comp_op}).
   *
   * @param inputs the packets to read, which stay the caller's
   * @param outputs the packets to write, none of them an input
   * @param ops one for each, with synchronous sessions
   * @param offset index of the first in all arrays
   * @param count how many
   * @return how many were done, a prefix; each one's result is in its operation
   * @throws IndexOutOfBoundsException if the range is not within all arrays; nothing was done
   * @throws IllegalArgumentException if a packet is its own output, a range is not within its
   *     packet, or the session is of another engine or mode; packets before it were done
   */
  int operate(Packet[] inputs, Packet[] outputs, CompOp[] ops, int offset, int count);

  /**
   * Submits packets (ODP: {@code odp_comp_op_enq}). The output comes back as an event in the
   * session's completion queue; {@link CompOp#input} has the input.
   *
   * @param inputs handed over, as many as were taken
   * @param outputs handed over likewise, none of them an input
   * @param ops one for each, with asynchronous sessions; the engine's until completion
   * @param offset index of the first in all arrays
   * @param count how many
   * @return how many were taken, a prefix; the rest is the caller's still
   * @throws IndexOutOfBoundsException if the range is not within all arrays; nothing was taken
   * @throws IllegalArgumentException if a packet is its own output, a range is not within its
   *     packet, or the session is of another engine or mode; nothing was taken
   */
  int submit(Packet[] inputs, Packet[] outputs, CompOp[] ops, int offset, int count);

  /**
   * The operation that a completion belongs to (ODP: {@code odp_comp_result}); the caller's again.
   *
   * @param completed a packet of the subtype that marks a completion
   * @return its operation
   * @throws IllegalArgumentException if the packet is not a completion
   */
  CompOp result(Packet completed);
}
