/** Where events live: pools of preallocated elements (ODP: pool). */
@NullMarked
package org.odpj.pool;

import org.jspecify.annotations.NullMarked;
