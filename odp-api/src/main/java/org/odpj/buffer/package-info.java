/** Events of raw memory (ODP: buffer). */
@NullMarked
package org.odpj.buffer;

import org.jspecify.annotations.NullMarked;
