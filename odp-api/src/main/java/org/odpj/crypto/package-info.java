/**
 * Encryption and authentication of packets, by call or by queue (ODP: crypto).
 *
 * <p>A session holds algorithms and keys. Each packet of a burst goes with a {@link
 * org.odpj.crypto.CryptoOp}, which says where in the packet to work, carries the initialisation
 * vectors and afterwards says how it went.
 */
@NullMarked
package org.odpj.crypto;

import org.jspecify.annotations.NullMarked;
