package org.odpj.linuxgeneric.pktio.pcap;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.odpj.linuxgeneric.pktio.base.Capabilities;
import org.odpj.linuxgeneric.pktio.base.Driver;
import org.odpj.linuxgeneric.pktio.base.NoInput;
import org.odpj.linuxgeneric.pktio.base.NoOutput;
import org.odpj.linuxgeneric.pktio.base.QueueCounters;
import org.odpj.linuxgeneric.pktio.base.Receiver;
import org.odpj.linuxgeneric.pktio.base.Sender;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.PktioCapability;
import org.odpj.pktio.PktioLink;
import org.odpj.pktio.PktoutQueueParam;
import org.odpj.proto.MacAddress;

/**
 * {@code pcap:in=FILE:out=FILE}: receives the frames of one capture and writes what is sent to
 * another. Without {@code in} nothing is ever received; without {@code out} what is sent is let go,
 * as {@code null} does.
 */
final class PcapDriver implements Driver {
  /** "pcap" in the middle, then the interface's number. */
  private static final long FIRST_ADDRESS = 0x0270_6361_7000L;

  private final PcapSpec spec;
  private final int number;
  private final @Nullable Capture capture;
  private final @Nullable PcapWriter writer;
  private final Receiver receiver;
  private final Runnable onClose;

  PcapDriver(
      PcapSpec spec,
      int number,
      @Nullable Capture capture,
      @Nullable PcapWriter writer,
      PacketPool pool,
      Runnable onClose) {
    this.spec = spec;
    this.number = number;
    this.capture = capture;
    this.writer = writer;
    this.receiver = capture == null ? new NoInput() : new PcapReceiver(capture, spec.loops(), pool);
    this.onClose = onClose;
  }

  @Override
  public String name() {
    return "pcap";
  }

  @Override
  public String detail() {
    List<String> parts = new ArrayList<>();
    if (capture != null) {
      parts.add(
          "receives %,d packets %s"
              .formatted(
                  capture.frames().count(),
                  spec.loops() == 0 ? "for ever" : "times " + spec.loops()));
      if (capture.left() > 0) {
        parts.add("%,d more do not match '%s'".formatted(capture.left(), spec.filter()));
      }
      if (capture.cut() > 0) {
        parts.add("%,d of them cut when captured".formatted(capture.cut()));
      }
    }
    parts.add(writer == null ? "lets go what is sent" : "writes pcap with nanoseconds");
    return String.join(", ", parts);
  }

  @Override
  public PktioCapability capability() {
    boolean finite = capture == null || spec.loops() > 0;
    return Capabilities.software(1, PcapWriter.MAX_FRAME, PcapWriter.MAX_FRAME, finite);
  }

  /** The queue goes on where the one before was. */
  @Override
  public Receiver[] inputs(PktinQueueParam param, QueueCounters[] counters) {
    return new Receiver[] {receiver};
  }

  @Override
  public Sender[] outputs(PktoutQueueParam param, QueueCounters[] counters) {
    return new Sender[] {writer == null ? new NoOutput(counters[0]) : writer.sender(counters[0])};
  }

  @Override
  public void start() {
    if (writer != null) {
      writer.begin();
    }
  }

  @Override
  public void stop() {
    if (writer != null) {
      writer.flush();
    }
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
    if (capture != null) {
      capture.arena().close();
    }
    onClose.run();
  }

  @Override
  public MacAddress macAddress() {
    return new MacAddress(FIRST_ADDRESS + number);
  }

  @Override
  public int maxFrameLength() {
    return PcapWriter.MAX_FRAME;
  }

  @Override
  public PktioLink link() {
    return new PktioLink(true, 0, true);
  }
}
