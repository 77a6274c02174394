package org.odpj.stash;

import java.util.Set;

/**
 * What stashes a backend can make (ODP: {@code odp_stash_capability_t}). The same for ints, longs
 * and references. A batch may be as large as the stash, and statistics are always there.
 *
 * @param types the orders
 * @param maxStashes stashes that can exist at once
 * @param maxCount objects of one stash
 * @param maxCache objects of a thread's cache; 0 is always allowed
 */
public record StashCapability(Set<StashType> types, int maxStashes, int maxCount, int maxCache) {}
