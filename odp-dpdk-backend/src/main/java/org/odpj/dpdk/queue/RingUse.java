package org.odpj.dpdk.queue;

/** What a queue's ring is to other processes. */
enum RingUse {
  /** Nobody else is meant to use it. */
  PRIVATE,
  /** Made by this data plane under a name that others know. */
  CREATED,
  /** Made by somebody else. */
  ATTACHED
}
