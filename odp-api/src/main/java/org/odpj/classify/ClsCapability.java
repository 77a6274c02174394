package org.odpj.classify;

import java.util.Set;

/**
 * What a classifier can do (ODP: {@code odp_cls_capability_t}). Parameters outside are refused.
 *
 * @param fields what terms may look at
 * @param ranges whether terms may be ranges
 * @param maxTerms the most terms of a rule
 * @param maxPmrs the most rules
 * @param maxPmrsOfCos the most rules from one class
 * @param maxPriority the largest priority of a rule
 * @param maxMark the largest mark of a rule
 * @param maxCos the most classes
 * @param maxQueues the most queues that a class spreads over; 1 if it cannot
 * @param hash by what it can spread
 * @param red what early detection can go by; empty if there is none
 * @param backPressure what back pressure can go by; empty if there is none
 * @param profiles what vectors of gathering queues can be filled by
 */
public record ClsCapability(
    Set<PmrField> fields,
    boolean ranges,
    int maxTerms,
    int maxPmrs,
    int maxPmrsOfCos,
    int maxPriority,
    long maxMark,
    int maxCos,
    int maxQueues,
    Set<HashProto> hash,
    Set<ThresholdType> red,
    Set<ThresholdType> backPressure,
    Set<EnqueueProfile> profiles) {}
