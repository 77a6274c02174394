/** Sessions, order of work and completions of compression, the same for every library. */
@NullMarked
package org.odpj.accel.comp;

import org.jspecify.annotations.NullMarked;
