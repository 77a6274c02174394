package org.odpj.classify;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.queue.Queue;

/**
 * A class of service (ODP: {@code odp_cos_t}): where packets are on their way through the rules,
 * and, if no rule leads on, what becomes of them.
 *
 * <p>A packet starts in its interface's default class. Of the rules from the class that match it,
 * the one of the highest priority moves it on, and so from class to class until none matches. The
 * action, queue and pool of that last class hold, those of the classes on the way do not.
 *
 * <p>Thread-safe, also beside traffic.
 */
public interface Cos extends AutoCloseable {
  /**
   * The name it was made with; need not be unique.
   *
   * @return the name, may be empty
   */
  String name();

  /**
   * What it was made with.
   *
   * @return the parameters, unchanged
   */
  CosParam param();

  /**
   * Its queue (ODP: {@code odp_cos_queue}).
   *
   * @return null if it drops or spreads
   */
  @Nullable Queue queue();

  /**
   * Has packets go into another queue (ODP: {@code odp_cos_queue_set}).
   *
   * @param queue plain or scheduled
   * @throws IllegalStateException if the class drops or spreads
   */
  void queue(Queue queue);

  /**
   * All its queues (ODP: {@code odp_cls_cos_queues}).
   *
   * @return empty if it drops
   */
  List<Queue> queues();

  /**
   * Where its packets are (ODP: {@code odp_cls_cos_pool}).
   *
   * @return null if they stay in the interface's pool
   */
  @Nullable PacketPool pool();

  /**
   * Has packets move to another pool (ODP: {@code odp_cls_cos_pool_set}).
   *
   * @param pool null to leave them in the interface's
   */
  void pool(@Nullable PacketPool pool);

  /**
   * The queue that a packet of the class goes to (ODP: {@code odp_cls_hash_result}).
   *
   * @param packet parsed, or with offsets and flags set; not changed
   * @return null if the class drops
   */
  @Nullable Queue queueOf(Packet packet);

  /**
   * What came to the class (ODP: {@code odp_cls_cos_stats}).
   *
   * @return a snapshot; exact when no interface receives
   */
  CosStatistics statistics();

  /**
   * What went from the class to a queue (ODP: {@code odp_cls_queue_stats}).
   *
   * @param queue one of {@link #queues}
   * @return a snapshot; exact when no interface receives
   * @throws IllegalArgumentException if it is not a queue of the class
   */
  CosStatistics statistics(Queue queue);

  /**
   * Frees the class and the queues that were made for it (ODP: {@code odp_cos_destroy}).
   * Idempotent.
   *
   * @throws IllegalStateException if a rule leads to or from it, an interface has it as default or
   *     error class, or events wait in queues that were made for it; the class stays as it was
   */
  @Override
  void close();
}
