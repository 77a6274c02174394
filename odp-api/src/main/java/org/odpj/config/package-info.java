/** Typed, documented configuration keys and their values. */
@NullMarked
package org.odpj.config;

import org.jspecify.annotations.NullMarked;
