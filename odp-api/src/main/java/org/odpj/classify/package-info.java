/**
 * Sorts arriving packets into classes of service by rules on their headers, and each class into its
 * queue and pool (ODP: classification).
 */
@NullMarked
package org.odpj.classify;

import org.jspecify.annotations.NullMarked;
