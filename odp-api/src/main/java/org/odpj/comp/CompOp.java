package org.odpj.comp;

import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;

/**
 * One packet's operation: what to read, where to write, and afterwards how it went (ODP: {@code
 * odp_comp_packet_op_param_t} and {@code odp_comp_packet_result_t}).
 *
 * <p>Made once and used again and again: nothing is allocated by an operation. Not thread-safe. An
 * asynchronous operation belongs to the engine from submission to completion.
 */
public final class CompOp {
  private @Nullable CompSession session;
  private int inputOffset;
  private int inputLength;
  private int outputOffset;
  private int outputLength;
  private CompStatus status = CompStatus.SUCCESS;
  private int produced;
  private @Nullable Packet input;

  /** An operation without a session. */
  public CompOp() {}

  /**
   * Operations for a burst.
   *
   * @param count how many
   * @return new operations without a session
   */
  public static CompOp[] burst(int count) {
    CompOp[] ops = new CompOp[count];
    for (int i = 0; i < count; i++) {
      ops[i] = new CompOp();
    }
    return ops;
  }

  /**
   * The session.
   *
   * @return the session
   * @throws IllegalStateException if none was set
   */
  public CompSession session() {
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
  public CompOp session(CompSession of) {
    session = of;
    return this;
  }

  /**
   * What is read of the input packet (ODP: {@code in_data_range}). A decompressor reads one stream
   * from its start; what follows the stream's end is left alone.
   *
   * @param offset bytes from the packet's start
   * @param length bytes
   * @return this
   */
  public CompOp inputRange(int offset, int length) {
    inputOffset = offset;
    inputLength = length;
    return this;
  }

  /**
   * Where the output packet may be written (ODP: {@code out_data_range}): nothing outside is,
   * however much comes out. What is behind the output in the range is undefined.
   *
   * @param offset bytes from the packet's start
   * @param length bytes
   * @return this
   */
  public CompOp outputRange(int offset, int length) {
    outputOffset = offset;
    outputLength = length;
    return this;
  }

  /**
   * Where reading starts.
   *
   * @return bytes from the packet's start
   */
  public int inputOffset() {
    return inputOffset;
  }

  /**
   * How much is read.
   *
   * @return bytes
   */
  public int inputLength() {
    return inputLength;
  }

  /**
   * Where the output starts.
   *
   * @return bytes from the packet's start
   */
  public int outputOffset() {
    return outputOffset;
  }

  /**
   * How much room there is for the output.
   *
   * @return bytes
   */
  public int outputLength() {
    return outputLength;
  }

  /**
   * How it went. If not well, what the output range holds is undefined.
   *
   * @return the status of the last operation
   */
  public CompStatus status() {
    return status;
  }

  /**
   * How long the output is, from {@link #outputOffset} (ODP: {@code output_data_range}). The
   * packet's length is as it was; the application cuts it.
   *
   * @return bytes, with the hash; 0 unless the operation succeeded
   */
  public int produced() {
    return produced;
  }

  /**
   * The input of a completed asynchronous operation, which is the caller's again (ODP: {@code
   * pkt_in}).
   *
   * @return the packet, or null if the operation was synchronous
   */
  public @Nullable Packet input() {
    return input;
  }

  /**
   * Says how it went. For engines.
   *
   * @param how the status
   * @param bytes the length of the output, 0 unless it succeeded
   */
  public void complete(CompStatus how, int bytes) {
    status = how;
    produced = bytes;
  }

  /**
   * Keeps the input of an asynchronous operation until it is completed. For engines.
   *
   * @param packet the input, or null
   */
  public void input(@Nullable Packet packet) {
    input = packet;
  }
}
