/** Tests of the package of the same name under jcstress. */
@NullMarked
package org.odpj.linuxgeneric.sync;

import org.jspecify.annotations.NullMarked;
