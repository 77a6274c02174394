/** Tests of the package of the same name under jcstress. */
@NullMarked
package org.odpj.linuxgeneric.queue;

import org.jspecify.annotations.NullMarked;
