/** Work in threads of the engine's own: a ring of submissions, workers, completion into queues. */
@NullMarked
package org.odpj.accel.async;

import org.jspecify.annotations.NullMarked;
