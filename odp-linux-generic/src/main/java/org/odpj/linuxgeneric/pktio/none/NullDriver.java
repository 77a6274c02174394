package org.odpj.linuxgeneric.pktio.none;

import java.util.Arrays;
import org.odpj.linuxgeneric.pktio.base.Capabilities;
import org.odpj.linuxgeneric.pktio.base.Driver;
import org.odpj.linuxgeneric.pktio.base.NoInput;
import org.odpj.linuxgeneric.pktio.base.NoOutput;
import org.odpj.linuxgeneric.pktio.base.QueueCounters;
import org.odpj.linuxgeneric.pktio.base.Receiver;
import org.odpj.linuxgeneric.pktio.base.Sender;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.PktioCapability;
import org.odpj.pktio.PktioLink;
import org.odpj.pktio.PktoutQueueParam;
import org.odpj.proto.MacAddress;

/** {@code null} and {@code null:X}: receives nothing; what is sent is counted and freed. */
public final class NullDriver implements Driver {
  private static final int MAX_QUEUES = 64;
  private static final int MAX_FRAME = 65_535;

  /** Locally administered; no frame ever carries it. */
  private static final MacAddress ADDRESS = MacAddress.parse("02:00:00:00:01:00");

  @Override
  public String name() {
    return "null";
  }

  @Override
  public String detail() {
    return "receives nothing, drops what is sent";
  }

  @Override
  public PktioCapability capability() {
    return Capabilities.software(MAX_QUEUES, MAX_FRAME, MAX_FRAME, /* finite= */ true);
  }

  @Override
  public Receiver[] inputs(PktinQueueParam param, QueueCounters[] counters) {
    Receiver[] receivers = new Receiver[param.queues()];
    Arrays.setAll(receivers, queue -> new NoInput());
    return receivers;
  }

  @Override
  public Sender[] outputs(PktoutQueueParam param, QueueCounters[] counters) {
    return Arrays.stream(counters).map(NoOutput::new).toArray(Sender[]::new);
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  @Override
  public MacAddress macAddress() {
    return ADDRESS;
  }

  @Override
  public int maxFrameLength() {
    return MAX_FRAME;
  }

  @Override
  public PktioLink link() {
    return new PktioLink(true, 0, true);
  }
}
