/** Threads of a data plane and the state that each carries (ODP: thread, CPU mask). */
@NullMarked
package org.odpj.thread;

import org.jspecify.annotations.NullMarked;
