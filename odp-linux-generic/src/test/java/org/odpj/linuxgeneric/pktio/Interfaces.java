package org.odpj.linuxgeneric.pktio;

import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.odpj.config.OdpConfig;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioOpMode;
import org.odpj.pktio.PktioParam;
import org.odpj.pktio.PktoutQueueParam;
import org.odpj.spi.BackendContext;

/** Opens interfaces for tests, and keeps what they log and when they close. */
final class Interfaces {
  final List<String> log = new ArrayList<>();
  final List<Pktio> closed = new ArrayList<>();
  private final LinuxPktios provider =
      new LinuxPktios(new BackendContext(OdpConfig.defaults().withLog(this::log)));
  private int next;

  private void log(Level level, String message) {
    log.add(level + " " + message);
  }

  Pktio open(String name, PacketPool pool) {
    return open(name, pool, PktioParam.direct());
  }

  Pktio open(String name, PacketPool pool, PktioParam param) {
    return provider.open(name, next++, pool, param, closed::add);
  }

  Pktio started(String name, PacketPool pool) {
    Pktio pktio = open(name, pool);
    pktio.configureInput(PktinQueueParam.defaults());
    pktio.configureOutput(new PktoutQueueParam(1, PktioOpMode.MT_UNSAFE));
    pktio.start();
    return pktio;
  }

  /** A packet of the given length whose bytes count up from {@code first}. */
  static Packet packet(PacketPool pool, int length, int first) {
    Packet packet = pool.alloc(length);
    if (packet == null) {
      throw new AssertionError("the pool is empty");
    }
    packet.slice(0, length).copyFrom(MemorySegment.ofArray(CaptureFile.frame(first, length)));
    return packet;
  }

  static byte[] bytes(Packet packet) {
    return packet.slice(0, packet.length()).toArray(ValueLayout.JAVA_BYTE);
  }
}
