package org.odpj.comp;

import org.jspecify.annotations.Nullable;
import org.odpj.queue.Queue;

/**
 * What a session shall be (ODP: {@code odp_comp_session_param_t}).
 *
 * @param direction whether it compresses
 * @param alg the format
 * @param hash what is appended to the output
 * @param level from 1, the fastest, to {@link CompAlgCapability#maxLevel}; 0 for the engine's
 *     choice. No meaning for decompression
 * @param huffman the codes to use. No meaning for decompression
 * @param packetOrder whether completions must come in the order of submission; asynchronous
 *     sessions only
 * @param completionQueue receives completions; null for a synchronous session
 */
public record CompSessionParam(
    CompDirection direction,
    CompAlg alg,
    CompHash hash,
    int level,
    CompHuffman huffman,
    boolean packetOrder,
    @Nullable Queue completionQueue) {
  /**
   * A synchronous session of the engine's own level and codes, without a hash.
   *
   * @param direction whether it compresses
   * @param alg the format
   * @return the parameters
   */
  public static CompSessionParam of(CompDirection direction, CompAlg alg) {
    return new CompSessionParam(direction, alg, CompHash.NONE, 0, CompHuffman.DEFAULT, true, null);
  }

  /**
   * The mode, which the completion queue decides.
   *
   * @return {@link CompMode#ASYNC} if there is one
   */
  public CompMode mode() {
    return completionQueue == null ? CompMode.SYNC : CompMode.ASYNC;
  }

  /**
   * The same with a hash.
   *
   * @param appended to the output
   * @return new parameters
   */
  public CompSessionParam withHash(CompHash appended) {
    return new CompSessionParam(
        direction, alg, appended, level, huffman, packetOrder, completionQueue);
  }

  /**
   * The same with a level and codes.
   *
   * @param newLevel 1 or more, or 0 for the engine's choice
   * @param codes of DEFLATE
   * @return new parameters
   */
  public CompSessionParam withLevel(int newLevel, CompHuffman codes) {
    return new CompSessionParam(
        direction, alg, hash, newLevel, codes, packetOrder, completionQueue);
  }

  /**
   * The same as an asynchronous session whose completions may overtake each other.
   *
   * @return new parameters
   */
  public CompSessionParam inAnyOrder() {
    return new CompSessionParam(direction, alg, hash, level, huffman, false, completionQueue);
  }

  /**
   * The same as an asynchronous session.
   *
   * @param queue receives completions; plain or scheduled
   * @return new parameters
   */
  public CompSessionParam completingTo(Queue queue) {
    return new CompSessionParam(direction, alg, hash, level, huffman, packetOrder, queue);
  }
}
