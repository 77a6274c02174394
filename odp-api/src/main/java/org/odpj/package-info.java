/**
 * The bootstrap: {@link org.odpj.Odp} opens a data plane on the backend that the configuration
 * names.
 */
@NullMarked
package org.odpj;

import org.jspecify.annotations.NullMarked;
