package org.odpj.validation.fake;

import java.util.function.Consumer;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.PktinMode;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioParam;
import org.odpj.pktio.PktoutMode;
import org.odpj.spi.PktioProvider;

/** Opens the interface {@code loop}. */
record FakePktios(Fault fault) implements PktioProvider {
  @Override
  public Pktio open(
      String name, int index, PacketPool pool, PktioParam param, Consumer<? super Pktio> onClose) {
    if (!name.equals("loop")) {
      throw new OdpException(
          ErrorCode.INTERFACE_UNKNOWN,
          "there is no interface '%s'; there is: loop".formatted(name));
    }
    if (param.inputMode() == PktinMode.SCHED || param.inputMode() == PktinMode.QUEUE) {
      throw new IllegalArgumentException(
          "input mode " + param.inputMode() + " is not in the capability");
    }
    if (param.outputMode() == PktoutMode.QUEUE || param.outputMode() == PktoutMode.TM) {
      throw new IllegalArgumentException(
          "output mode " + param.outputMode() + " is not in the capability");
    }
    return new FakeLoop(name, index, pool, param, fault, onClose);
  }
}
