package org.odpj.classify;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PktinVectors;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;

/**
 * A class of service (ODP: {@code odp_cls_cos_param_t}).
 *
 * @param action what becomes of its packets
 * @param queue where they go; null if they are dropped or spread
 * @param spread queues that the data plane makes for the class; null for none
 * @param pool packets move there; null to leave them in the interface's
 * @param red random early detection; null for none
 * @param backPressure while the threshold is reached, interfaces whose packets come to the class
 *     receive nothing; null for none
 * @param vectors has packets come in vectors; null for not
 * @param profile what goes into one vector where the queue gathers events
 */
public record CosParam(
    CosAction action,
    @Nullable Queue queue,
    @Nullable Spread spread,
    @Nullable PacketPool pool,
    @Nullable Threshold red,
    @Nullable Threshold backPressure,
    @Nullable PktinVectors vectors,
    EnqueueProfile profile) {
  /**
   * Queues over which packets are spread by a hash of their flow (ODP: {@code num_queue}).
   *
   * @param queues how many, 2 or more
   * @param param what each shall be
   * @param hash which packets, by what; others go to the first queue
   */
  public record Spread(int queues, QueueParam param, Set<HashProto> hash) {
    /** Refuses one queue, which needs no spreading. */
    public Spread {
      hash = Set.copyOf(hash);
      if (queues < 2) {
        throw new IllegalArgumentException(
            "packets cannot be spread over %d queues; 2 or more".formatted(queues));
      }
    }
  }

  /** Refuses a class whose packets go nowhere, or to two places. */
  public CosParam {
    boolean enqueued = action == CosAction.ENQUEUE;
    if (enqueued && (queue == null) == (spread == null)) {
      throw new IllegalArgumentException("a class that enqueues needs a queue, or a spread");
    }
    if (!enqueued && (queue != null || spread != null)) {
      throw new IllegalArgumentException("a class that drops has no queue");
    }
  }

  /**
   * Packets go into a queue.
   *
   * @param queue plain or scheduled
   * @return the parameters
   */
  public static CosParam enqueue(Queue queue) {
    return new CosParam(
        CosAction.ENQUEUE, queue, null, null, null, null, null, EnqueueProfile.NONE);
  }

  /**
   * Packets go into one of several queues, by their flow.
   *
   * @param how the queues
   * @return the parameters
   */
  public static CosParam spread(Spread how) {
    return new CosParam(CosAction.ENQUEUE, null, how, null, null, null, null, EnqueueProfile.NONE);
  }

  /**
   * Packets are dropped.
   *
   * @return the parameters
   */
  public static CosParam drop() {
    return new CosParam(CosAction.DROP, null, null, null, null, null, null, EnqueueProfile.NONE);
  }

  /**
   * The same with a pool.
   *
   * @param other packets move there; null to leave them
   * @return new parameters
   */
  public CosParam withPool(@Nullable PacketPool other) {
    return new CosParam(action, queue, spread, other, red, backPressure, vectors, profile);
  }

  /**
   * The same with random early detection.
   *
   * @param threshold between which packets are dropped at random
   * @return new parameters
   */
  public CosParam withRed(Threshold threshold) {
    return new CosParam(action, queue, spread, pool, threshold, backPressure, vectors, profile);
  }

  /**
   * The same with back pressure.
   *
   * @param threshold from whose maximum nothing is received
   * @return new parameters
   */
  public CosParam withBackPressure(Threshold threshold) {
    return new CosParam(action, queue, spread, pool, red, threshold, vectors, profile);
  }

  /**
   * The same with packets in vectors.
   *
   * @param how which vectors
   * @return new parameters
   */
  public CosParam withVectors(PktinVectors how) {
    return new CosParam(action, queue, spread, pool, red, backPressure, how, profile);
  }

  /**
   * The same with another profile.
   *
   * @param other of the capability's
   * @return new parameters
   */
  public CosParam withProfile(EnqueueProfile other) {
    return new CosParam(action, queue, spread, pool, red, backPressure, vectors, other);
  }
}
