/**
 * What packets and {@code PktoutConfig} ask of output beyond sending, in software, for backends
 * whose devices do not do it.
 */
@NullMarked
package org.odpj.spi.output;

import org.jspecify.annotations.NullMarked;
