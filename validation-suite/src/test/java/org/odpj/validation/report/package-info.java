/** Tests of the package of the same name. */
@NullMarked
package org.odpj.validation.report;

import org.jspecify.annotations.NullMarked;
