/** Tests of the package of the same name under jcstress. */
@NullMarked
package org.odpj.linuxgeneric.schedule;

import org.jspecify.annotations.NullMarked;
