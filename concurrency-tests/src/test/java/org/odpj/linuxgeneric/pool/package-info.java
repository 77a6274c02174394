/** Tests of the package of the same name under jcstress. */
@NullMarked
package org.odpj.linuxgeneric.pool;

import org.jspecify.annotations.NullMarked;
