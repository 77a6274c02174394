/** The C library's calls that this backend needs, bound by hand in one place. */
@NullMarked
package org.odpj.linuxgeneric.libc;

import org.jspecify.annotations.NullMarked;
