package org.odpj.linuxgeneric.timer;

import org.odpj.timer.PeriodicParam;
import org.odpj.timer.TimeoutPool;

/**
 * What a pool of periodic timers has in addition.
 *
 * @param param its frequencies
 * @param timeouts where its timers' timeouts come from
 * @param maxPending timeouts of a timer that may be without acknowledgement
 */
record Periodics(PeriodicParam param, TimeoutPool timeouts, int maxPending) {}
