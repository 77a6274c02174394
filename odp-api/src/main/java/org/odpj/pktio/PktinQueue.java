package org.odpj.pktio;

import org.odpj.packet.Packet;

/** One input queue of an interface (ODP: {@code odp_pktin_queue_t}). */
public interface PktinQueue {
  /**
   * Takes packets that have arrived, without waiting (ODP: {@code odp_pktin_recv}).
   *
   * <p>Never throws for what is on the wire: a packet that cannot be taken is counted in {@link
   * Pktio#statistics}. Thread-safe if the queue was configured with {@link PktioOpMode#MT}.
   *
   * <pre>{@code
   * int n = queue.recv(burst, 0, burst.length);
   * if (n == 0) {
   *   idle();
   * }
   * }</pre>
   *
   * @param packets receives them; not touched beyond what the call returns
   * @param offset index of the first
   * @param count how many are wanted at most
   * @return how many were taken, 0 to {@code count}; the caller owns them. 0 while the interface is
   *     stopped
   * @throws IndexOutOfBoundsException if the range is not within the array
   */
  int recv(Packet[] packets, int offset, int count);

  /**
   * Whether nothing will ever come again: the input was finite, such as a file, and has been
   * received to its end. An input that nothing can ever come from, such as that of an interface
   * that only writes a file or of {@code null}, has run dry from the start. So an application may
   * end when every input is at its end. ODP has no counterpart; there it must guess.
   *
   * @return true once the input has run dry; always false for an interface that is not {@linkplain
   *     PktioCapability#finite finite}
   */
  boolean atEnd();
}
