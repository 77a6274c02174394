/** Wire formats: flyweights over packet memory. Every multi-byte field is in network byte order. */
@NullMarked
package org.odpj.proto;

import org.jspecify.annotations.NullMarked;
