/** What interfaces see, copied into a file beside the run. */
@NullMarked
package org.odpj.apps.capture;

import org.jspecify.annotations.NullMarked;
