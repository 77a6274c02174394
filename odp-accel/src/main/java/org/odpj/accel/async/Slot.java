package org.odpj.accel.async;

import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;

/** An entry of the ring. What it refers to stays until it is overwritten. */
final class Slot<O> {
  @Nullable AsyncSession session;
  @Nullable Packet input;
  @Nullable Packet output;
  @Nullable O op;

  void set(AsyncSession newSession, Packet newInput, Packet newOutput, O newOp) {
    session = newSession;
    input = newInput;
    output = newOutput;
    op = newOp;
  }
}
