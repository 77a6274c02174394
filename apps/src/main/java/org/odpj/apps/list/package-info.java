/** The command that shows backends and the forms of interface names. */
@NullMarked
package org.odpj.apps.list;

import org.jspecify.annotations.NullMarked;
