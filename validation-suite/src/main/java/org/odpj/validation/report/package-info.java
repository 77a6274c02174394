/** The results for people and for machines. */
@NullMarked
package org.odpj.validation.report;

import org.jspecify.annotations.NullMarked;
