/** The {@code odp} command: its subcommands, its errors and its exit codes. */
@NullMarked
package org.odpj.apps.cli;

import org.jspecify.annotations.NullMarked;
