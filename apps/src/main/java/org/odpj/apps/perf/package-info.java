/** The performance applications: how fast the subsystems are, each by itself. */
@NullMarked
package org.odpj.apps.perf;

import org.jspecify.annotations.NullMarked;
