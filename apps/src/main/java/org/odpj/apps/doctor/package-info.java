/** The command that looks at the machine before anything fails on it. */
@NullMarked
package org.odpj.apps.doctor;

import org.jspecify.annotations.NullMarked;
