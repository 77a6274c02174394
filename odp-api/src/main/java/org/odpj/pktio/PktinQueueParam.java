package org.odpj.pktio;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.PktinVectors;
import org.odpj.queue.EventAggrConfig;
import org.odpj.queue.SchedGroup;
import org.odpj.queue.SchedParam;

/**
 * Input queues of an interface (ODP: {@code odp_pktin_queue_param_t}).
 *
 * @param queues how many, 1 to the capability's maximum
 * @param opMode whether threads may share a queue; of no meaning in {@link PktinMode#SCHED}
 * @param hash whether packets are spread over the queues by a hash of their flow; needed for more
 *     than one queue
 * @param sched how the queues are scheduled in {@link PktinMode#SCHED}; null for parallel, at the
 *     scheduler's default priority, to all threads
 * @param groups in {@link PktinMode#SCHED} the group of each queue, overriding {@code sched}; empty
 *     for none
 * @param vectors whether packets come in vectors, where the mode is not direct; null for not
 * @param classifier in {@link PktinMode#SCHED} whether packets go to the queues of their classes,
 *     see {@link Pktio#defaultCos}; there are no input event queues then, and of the other
 *     parameters only {@code queues} and {@code hash} have a meaning; of none in direct mode
 * @param aggregators those of the queues, where the mode is not direct; the first gathers received
 *     packets into vectors of events, if it takes packets. Not beside {@code vectors}
 */
public record PktinQueueParam(
    int queues,
    PktioOpMode opMode,
    boolean hash,
    @Nullable SchedParam sched,
    List<SchedGroup> groups,
    @Nullable PktinVectors vectors,
    boolean classifier,
    List<EventAggrConfig> aggregators) {
  /** Refuses a number of groups that is not that of the queues, and two kinds of vectors. */
  public PktinQueueParam {
    groups = List.copyOf(groups);
    if (!groups.isEmpty() && groups.size() != queues) {
      throw new IllegalArgumentException(
          "%d groups for %d input queues; give each queue its own, or none"
              .formatted(groups.size(), queues));
    }
    aggregators = List.copyOf(aggregators);
    if (vectors != null && !aggregators.isEmpty()) {
      throw new IllegalArgumentException(
          "input comes in vectors of packets or through aggregators, not both");
    }
  }

  /**
   * Queues for direct input, or with the default treatment by the scheduler.
   *
   * @param queues how many
   * @param opMode whether threads may share a queue
   * @param hash whether packets are spread over the queues
   */
  public PktinQueueParam(int queues, PktioOpMode opMode, boolean hash) {
    this(queues, opMode, hash, null, List.of(), null, false, List.of());
  }

  /**
   * One queue that threads may share.
   *
   * @return the default
   */
  public static PktinQueueParam defaults() {
    return new PktinQueueParam(1, PktioOpMode.MT, false);
  }

  /**
   * The same with another treatment by the scheduler.
   *
   * @param how for all queues
   * @return new parameters
   */
  public PktinQueueParam withSched(SchedParam how) {
    return new PktinQueueParam(queues, opMode, hash, how, groups, vectors, classifier, aggregators);
  }

  /**
   * The same with a group for each queue.
   *
   * @param each as many as queues
   * @return new parameters
   */
  public PktinQueueParam withGroups(List<SchedGroup> each) {
    return new PktinQueueParam(queues, opMode, hash, sched, each, vectors, classifier, aggregators);
  }

  /**
   * The same with packets in vectors.
   *
   * @param how which vectors
   * @return new parameters
   */
  public PktinQueueParam withVectors(PktinVectors how) {
    return new PktinQueueParam(queues, opMode, hash, sched, groups, how, classifier, aggregators);
  }

  /**
   * The same with or without the classifier.
   *
   * @param on whether packets are sorted into classes
   * @return new parameters
   */
  public PktinQueueParam withClassifier(boolean on) {
    return new PktinQueueParam(queues, opMode, hash, sched, groups, vectors, on, aggregators);
  }

  /**
   * The same with aggregators of the queues.
   *
   * @param wanted of each queue
   * @return new parameters
   */
  public PktinQueueParam withAggregators(List<EventAggrConfig> wanted) {
    return new PktinQueueParam(queues, opMode, hash, sched, groups, vectors, classifier, wanted);
  }
}
