/** The cases, one class for each subsystem or part of one. */
@NullMarked
package org.odpj.validation.cases;

import org.jspecify.annotations.NullMarked;
