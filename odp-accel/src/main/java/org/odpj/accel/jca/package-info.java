/** The engine over the JDK's own cryptography, and what is built on its AES. */
@NullMarked
package org.odpj.accel.jca;

import org.jspecify.annotations.NullMarked;
