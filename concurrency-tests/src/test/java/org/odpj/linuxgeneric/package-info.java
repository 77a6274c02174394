/** Tests of the package of the same name under jcstress. */
@NullMarked
package org.odpj.linuxgeneric;

import org.jspecify.annotations.NullMarked;
