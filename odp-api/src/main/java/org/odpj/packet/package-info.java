/** Packets: data in off-heap memory with head and tail room, and metadata (ODP: packet). */
@NullMarked
package org.odpj.packet;

import org.jspecify.annotations.NullMarked;
