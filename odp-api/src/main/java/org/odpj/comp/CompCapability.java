package org.odpj.comp;

import java.util.Set;
import org.odpj.queue.QueueType;

/**
 * What an engine can do (ODP: {@code odp_comp_capability_t}).
 *
 * @param engine its name, for people
 * @param maxSessions sessions that can exist at once
 * @param modes the modes of sessions
 * @param algs the formats; {@link Comp#capability(CompAlg)} has more of each
 * @param hashes the hashes of any of the formats
 * @param hardware whether the engine works outside the CPU
 * @param completionQueues the kinds of queue that completions can go to
 */
public record CompCapability(
    String engine,
    int maxSessions,
    Set<CompMode> modes,
    Set<CompAlg> algs,
    Set<CompHash> hashes,
    boolean hardware,
    Set<QueueType> completionQueues) {
  /** Copies the sets. */
  public CompCapability {
    modes = Set.copyOf(modes);
    algs = Set.copyOf(algs);
    hashes = Set.copyOf(hashes);
    completionQueues = Set.copyOf(completionQueues);
  }
}
