package org.odpj.validation.fake;

/** A rule of the contract that the fake backend breaks on demand. */
public enum Fault {
  /** Keeps the contract. */
  NONE,
  /** A thread that is pinned runs where it likes. */
  PINS_NOWHERE,
  /** Some CPUs are listed twice. */
  CPUS_ARE_LISTED_TWICE,
  /** A pool holds one element less than it says. */
  POOL_LOSES_ONE,
  /** A pool closes although elements are out. */
  POOL_CLOSES_WITH_ELEMENTS_OUT,
  /** With odp.check nothing is checked. */
  CHECK_FINDS_NOTHING,
  /** User areas are not filled when a pool is made. */
  USER_AREAS_NOT_FILLED,
  /** A pool holds no more packets than its first parameters say. */
  POOL_FORGETS_FURTHER_DEMANDS,
  /** A new buffer has the flow id of the last one in its memory. */
  ALLOC_KEEPS_FLOW_IDS,
  /** Packets in memory of the application begin at the buffers' start, headers or not. */
  EXTERNAL_POOL_USES_HEADERS,
  /** A pool takes buffers that overlap. */
  EXTERNAL_POOL_TAKES_OVERLAPS,
  /** A vector that is freed frees none of the events in it. */
  VECTOR_KEEPS_ITS_EVENTS,
  /** A pool does not count what is freed. */
  POOL_COUNTS_NO_FREES,
  /** Two buffers of a pool share memory. */
  BUFFERS_OVERLAP,
  /** Every 100th event put into a plain queue is lost. */
  QUEUE_LOSES_EVENTS,
  /** A plain queue gives a burst back in the wrong order. */
  QUEUE_SWAPS_EVENTS,
  /** A partial enqueue keeps the event after the prefix that it reports. */
  QUEUE_KEEPS_MORE_THAN_IT_REPORTS,
  /** An event that a queue takes while it closes is lost. */
  QUEUE_LOSES_EVENTS_AT_CLOSE,
  /** A plain queue is full one event too early. */
  QUEUE_HOLDS_LESS_THAN_ASKED,
  /** A plain queue tells an odd length as the even one below. */
  QUEUE_MISCOUNTS,
  /** With odp.check a queue takes events of another data plane. */
  QUEUE_TAKES_FOREIGN_EVENTS,
  /** A vector comes with a mark of the application. */
  AGGREGATOR_MARKS_VECTORS,
  /** A vector's first and last events change places. */
  AGGREGATOR_SWAPS_EVENTS,
  /** A vector that is not full is never passed on. */
  AGGREGATOR_WAITS_FOR_EVER,
  /** What was gathered when a queue closes is lost. */
  AGGREGATOR_KEEPS_EVENTS_AT_CLOSE,
  /** An atomic queue is scheduled to several threads at once. */
  SCHEDULER_IGNORES_ATOMICITY,
  /** Queues are served whatever their priority. */
  SCHEDULER_IGNORES_PRIORITY,
  /** A paused thread still gets events. */
  SCHEDULER_IGNORES_PAUSE,
  /** An ordered queue is scheduled as if it were parallel. */
  SCHEDULER_IGNORES_ORDER,
  /** Every thread gets the events of every group. */
  SCHEDULER_IGNORES_GROUPS,
  /** A call that shall not wait waits. */
  SCHEDULER_WAITS_ALWAYS,
  /** A stash that becomes full loses an object. */
  STASH_LOSES_OBJECTS,
  /** A stash tells one object less than it holds. */
  STASH_MISCOUNTS,
  /** A stash closes with objects in it. */
  STASH_CLOSES_WITH_OBJECTS,
  /** A first-in-first-out stash gives the newest first. */
  STASH_IS_NO_FIFO,
  /** A batch that does not fit goes in in part. */
  STASH_SPLITS_BATCHES,
  /** A new packet has the metadata of the last one in its memory. */
  ALLOC_KEEPS_METADATA,
  /** A timer expires before its time. */
  TIMER_EXPIRES_EARLY,
  /** A cancelled timer gives its event to nobody. */
  TIMER_CANCEL_KEEPS_EVENT,
  /** A periodic timer goes on although too many timeouts are out. */
  TIMER_IGNORES_PENDING,
  /** A restarted timer expires at once. */
  TIMER_RESTART_FORGETS_THE_TIME,
  /** Timeouts do not tell their timer's context. */
  TIMER_LOSES_CONTEXTS,
  /** An event that finds its queue full is gone. */
  TIMER_DROPS_WHAT_FINDS_NO_ROOM,
  /** A pool gives one timer more than it was made with. */
  TIMER_POOL_GIVES_ONE_MORE,
  /** A pool's ticks pass at half of the rate that it tells. */
  TIMER_TICKS_ARE_SLOW,
  /** A pool's clock now and then goes back. */
  TIMER_CLOCK_GOES_BACK,
  /** A periodic timer expires in every second period. */
  TIMER_HALVES_FREQUENCIES,
  /** Push grows the headroom's other end. */
  PUSH_HEAD_MOVES_NOTHING,
  /** An interface loses every 50th packet and counts it nowhere. */
  PKTIO_LOSES_PACKETS,
  /** An interface that shall parse does not. */
  PKTIO_PARSES_NOTHING,
  /** Output sends, and does nothing else that it is asked for. */
  PKTOUT_ONLY_SENDS,
  /** The scheduler forgets the inputs of interfaces. */
  SCHEDULER_POLLS_NO_SOURCE,
  /** Erroneous packets come whatever was configured. */
  PKTIO_DROPS_NOTHING,
  /** Flow control is accepted and forgotten. */
  PKTIO_IGNORES_FLOW_CONTROL,
  /** An input queue counts packets and no bytes. */
  PKTIO_QUEUES_COUNT_NO_BYTES,
  /** Two further counters have one name. */
  PKTIO_NAMES_COUNTERS_TWICE,
  /** Packets come back one byte shorter. */
  PKTIO_TRUNCATES,
  /** A full interface keeps packets that it reports as not taken. */
  PKTIO_KEEPS_MORE_THAN_IT_REPORTS,
  /** An engine lists a length of key that it refuses. */
  CRYPTO_LISTS_TOO_MUCH,
  /** An operation writes a byte after its range. */
  CRYPTO_WRITES_AROUND,
  /** Every digest passes. */
  CRYPTO_PASSES_ANY_DIGEST,
  /** The plain text is there although its tag was wrong. */
  CRYPTO_SHOWS_REJECTED,
  /** A digest in its own range does not count as zeros. */
  CRYPTO_IGNORES_DIGEST_IN_RANGE,
  /** Completions of one session overtake each other. */
  CRYPTO_SWAPS_COMPLETIONS,
  /** Of the rules that match the oldest holds. */
  CLASSIFIER_IGNORES_PRIORITY,
  /** Only the first term of a rule counts. */
  CLASSIFIER_LOOKS_AT_ONE_TERM,
  /** A field that a packet does not have is as if it were 0. */
  CLASSIFIER_TAKES_ABSENT_FOR_ZERO,
  /** Rules stay in force when they are closed. */
  CLASSIFIER_KEEPS_CLOSED_RULES,
  /** A class closes while rules lead to it. */
  CLASSIFIER_CLOSES_WHAT_IS_USED,
  /** Packets stay in the interface's pool. */
  CLASSIFIER_FORGETS_POOLS,
  /** Classes count packets, and no bytes. */
  CLASSIFIER_COUNTS_NO_BYTES,
  /** Thresholds of early detection and back pressure mean nothing. */
  CLASSIFIER_IGNORES_THRESHOLDS,
  /** A compression engine lists a level that it refuses. */
  COMP_LISTS_TOO_MUCH,
  /** An operation writes a byte after its range. */
  COMP_WRITES_AROUND,
  /** What finds no room is left out, and nobody is told. */
  COMP_CUTS_TEXTS,
  /** The start of a stream is a stream. */
  COMP_PASSES_BROKEN_STREAMS,
  /** The hash is that of the compressed data. */
  COMP_HASHES_STREAMS,
  /** Completions of one session overtake each other. */
  COMP_SWAPS_COMPLETIONS
}
