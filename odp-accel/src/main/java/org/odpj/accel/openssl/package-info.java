/** The engine over OpenSSL's libcrypto, through java.lang.foreign. */
@NullMarked
package org.odpj.accel.openssl;

import org.jspecify.annotations.NullMarked;
