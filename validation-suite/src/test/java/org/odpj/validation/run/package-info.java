/** Tests of the package of the same name. */
@NullMarked
package org.odpj.validation.run;

import org.jspecify.annotations.NullMarked;
