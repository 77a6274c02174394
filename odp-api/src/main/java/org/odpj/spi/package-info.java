/** What a backend implements. Applications never name this package. */
@NullMarked
package org.odpj.spi;

import org.jspecify.annotations.NullMarked;
