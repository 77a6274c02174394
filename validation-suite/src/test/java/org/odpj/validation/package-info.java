/** The suite itself under test. */
@NullMarked
package org.odpj.validation;

import org.jspecify.annotations.NullMarked;
