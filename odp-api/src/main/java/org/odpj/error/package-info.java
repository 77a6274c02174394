/** What goes wrong on the control path, as exceptions with stable codes. */
@NullMarked
package org.odpj.error;

import org.jspecify.annotations.NullMarked;
