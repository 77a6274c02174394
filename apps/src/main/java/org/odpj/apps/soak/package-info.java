/** Queues, the scheduler and pools under load for a long time, with every event counted. */
@NullMarked
package org.odpj.apps.soak;

import org.jspecify.annotations.NullMarked;
