/** The command that opens a data plane and shows what it is made of. */
@NullMarked
package org.odpj.apps.info;

import org.jspecify.annotations.NullMarked;
