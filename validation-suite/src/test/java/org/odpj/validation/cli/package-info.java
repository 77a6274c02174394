/** Tests of the package of the same name. */
@NullMarked
package org.odpj.validation.cli;

import org.jspecify.annotations.NullMarked;
