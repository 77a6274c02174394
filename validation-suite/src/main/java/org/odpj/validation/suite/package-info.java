/**
 * What the cases are written with: their annotation, their identity and the data plane they run on.
 */
@NullMarked
package org.odpj.validation.suite;

import org.jspecify.annotations.NullMarked;
