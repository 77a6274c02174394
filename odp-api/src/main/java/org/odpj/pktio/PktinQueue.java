package org.odpj.pktio;

import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;

/** One input queue of an interface (ODP: {@code odp_pktin_queue_t}). */
public interface PktinQueue {
  /** Wait for ever (ODP: {@code ODP_PKTIN_WAIT}). */
  long WAIT = -1;

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
   * Like {@link #recv(Packet[], int, int)}, but waits for packets if there are none (ODP: {@code
   * odp_pktin_recv_tmo}).
   *
   * @param packets receives them
   * @param offset index of the first
   * @param count how many are wanted at most
   * @param waitNanos how long to wait for the first packet; 0 for not, {@link #WAIT} for ever
   * @return how many were taken; 0 if none came in time, or the thread is interrupted, which it
   *     stays
   * @throws IndexOutOfBoundsException if the range is not within the array
   * @throws IllegalArgumentException if the wait is neither {@link #WAIT} nor 0 or more
   */
  default int recv(Packet[] packets, int offset, int count, long waitNanos) {
    return recvAny(new PktinQueue[] {this}, null, packets, offset, count, waitNanos);
  }

  /**
   * Takes packets from the first of several queues that has some, waiting if none has (ODP: {@code
   * odp_pktin_recv_mq_tmo}).
   *
   * @param queues in the order in which they are looked at
   * @param from its first element becomes the index of the queue that the packets are from; may be
   *     null
   * @param packets receives them
   * @param offset index of the first
   * @param count how many are wanted at most
   * @param waitNanos how long to wait for the first packet; 0 for not, {@link #WAIT} for ever
   * @return how many were taken; 0 if none came in time, or the thread is interrupted, which it
   *     stays
   * @throws IndexOutOfBoundsException if the range is not within the array
   * @throws IllegalArgumentException if the wait is neither {@link #WAIT} nor 0 or more
   */
  static int recvAny(
      PktinQueue[] queues,
      int @Nullable [] from,
      Packet[] packets,
      int offset,
      int count,
      long waitNanos) {
    PktinWait wait = new PktinWait(waitNanos);
    do {
      for (int i = 0; i < queues.length; i++) {
        int received = queues[i].recv(packets, offset, count);
        if (received > 0) {
          if (from != null) {
            from[0] = i;
          }
          return received;
        }
      }
    } while (count > 0 && wait.goOn());
    return 0;
  }

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
