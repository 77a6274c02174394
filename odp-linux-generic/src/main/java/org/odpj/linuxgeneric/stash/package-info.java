/** Stashes as rings of ints, longs and references. */
@NullMarked
package org.odpj.linuxgeneric.stash;

import org.jspecify.annotations.NullMarked;
