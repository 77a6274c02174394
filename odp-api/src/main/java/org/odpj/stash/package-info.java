/**
 * Stores of handles: numbers or references that any thread puts in and any takes out (ODP: stash).
 */
@NullMarked
package org.odpj.stash;

import org.jspecify.annotations.NullMarked;
