/** What the applications share: options, results for machines, idling, stopping, measuring. */
@NullMarked
package org.odpj.apps.run;

import org.jspecify.annotations.NullMarked;
