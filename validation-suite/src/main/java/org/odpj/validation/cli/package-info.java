/** The command {@code odp validate}. */
@NullMarked
package org.odpj.validation.cli;

import org.jspecify.annotations.NullMarked;
