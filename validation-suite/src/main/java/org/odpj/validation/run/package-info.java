/** Runs the cases on a backend and says how each ended. */
@NullMarked
package org.odpj.validation.run;

import org.jspecify.annotations.NullMarked;
