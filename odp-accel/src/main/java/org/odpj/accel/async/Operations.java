package org.odpj.accel.async;

import org.odpj.packet.Packet;

/**
 * What an engine does with operations of a kind.
 *
 * @param <O> the operations
 */
public interface Operations<O> {
  /**
   * Does operations, several threads at once. Never throws: what fails is said in the operation.
   *
   * @param inputs the packets to read
   * @param outputs the packets to write, the same objects for work in place
   * @param ops one for each
   * @param count how many, from the arrays' start
   */
  void run(Packet[] inputs, Packet[] outputs, O[] ops, int count);

  /** The session of an operation that is being submitted. */
  AsyncSession session(O op);

  /** Makes a packet the completion of its operation. */
  void complete(Packet input, Packet output, O op);
}
