/**
 * What the machine is, which backends there are and what they found (ODP: system info, CPU,
 * version).
 */
@NullMarked
package org.odpj.system;

import org.jspecify.annotations.NullMarked;
