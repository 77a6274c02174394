/** What the machine is, what it lets us do, and pinning of threads. */
@NullMarked
package org.odpj.linuxgeneric.system;

import org.jspecify.annotations.NullMarked;
