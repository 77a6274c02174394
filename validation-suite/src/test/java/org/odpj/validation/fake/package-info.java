/** A backend as simple as the contract allows, that can be told to break one rule of it. */
@NullMarked
package org.odpj.validation.fake;

import org.jspecify.annotations.NullMarked;
