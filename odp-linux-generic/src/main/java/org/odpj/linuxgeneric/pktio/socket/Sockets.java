package org.odpj.linuxgeneric.pktio.socket;

import org.jspecify.annotations.Nullable;
import org.odpj.linuxgeneric.pktio.base.Opening;

/** The sockets of an interface while it is being opened: closed together if that fails. */
final class Sockets implements AutoCloseable {
  private @Nullable PacketSocket output;
  private @Nullable PacketSocket input;

  void open(Opening opening, String device) {
    output = PacketSocket.open(device);
    if (opening.receives()) {
      input = PacketSocket.open(device);
    }
  }

  PacketSocket output() {
    if (output == null) {
      throw new IllegalStateException("not open");
    }
    return output;
  }

  @Nullable PacketSocket input() {
    return input;
  }

  @Override
  public void close() {
    if (output != null) {
      output.close();
    }
    if (input != null) {
      input.close();
    }
  }
}
