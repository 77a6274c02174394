package org.odpj.queue;

/**
 * How the scheduler treats a queue (ODP: {@code odp_schedule_param_t}).
 *
 * @param sync what it promises
 * @param priority a larger number is served first; within the scheduler's capability
 */
public record SchedParam(SchedSync sync, int priority) {}
