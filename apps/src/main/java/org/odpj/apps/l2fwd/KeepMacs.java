package org.odpj.apps.l2fwd;

import org.odpj.packet.Packet;

/** Leaves frames alone, and does not even read them. */
final class KeepMacs implements MacStage {
  @Override
  public void apply(Packet[] burst, int count) {
    // Nothing is what was asked for.
  }
}
