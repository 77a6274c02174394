/** Speed as ratios: this project's applications against references, in one run. */
@NullMarked
package org.odpj.apps.bench;

import org.jspecify.annotations.NullMarked;
