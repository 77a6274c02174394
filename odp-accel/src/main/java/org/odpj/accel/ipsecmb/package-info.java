/** The engine over Intel's multi-buffer crypto for IPsec, through java.lang.foreign. */
@NullMarked
package org.odpj.accel.ipsecmb;

import org.jspecify.annotations.NullMarked;
