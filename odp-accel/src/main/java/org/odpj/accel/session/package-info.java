/** What sessions of every kind of engine have: contexts of threads, and operations in flight. */
@NullMarked
package org.odpj.accel.session;

import org.jspecify.annotations.NullMarked;
