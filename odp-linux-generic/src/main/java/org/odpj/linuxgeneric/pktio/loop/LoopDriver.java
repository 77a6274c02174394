package org.odpj.linuxgeneric.pktio.loop;

import java.util.stream.Stream;
import org.odpj.linuxgeneric.pktio.base.Capabilities;
import org.odpj.linuxgeneric.pktio.base.Count;
import org.odpj.linuxgeneric.pktio.base.Driver;
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
 * {@code loop} and {@code loop1} to {@code loop15}: sent packets come back on the input of the same
 * interface. Output queue i leads to input queue i modulo their number, or, with hashing, to the
 * input queue of the packet's flow.
 */
public final class LoopDriver implements Driver {
  /** How many loops there can be. */
  public static final int COUNT = 16;

  private static final int MAX_QUEUES = 16;
  private static final int MIN_FRAME = 64;
  private static final int MAX_FRAME = 65_535;
  private static final LoopInput[] NO_INPUTS = {};

  /** Locally administered; the last octet is the loop's number. */
  private static final long FIRST_ADDRESS = 0x0200_0000_0000L;

  private final int number;
  private final PacketPool pool;
  private LoopInput[] inputs = NO_INPUTS;
  private boolean hashed;
  private int maxFrameLength = MAX_FRAME;

  /**
   * A loop.
   *
   * @param number 0 to {@link #COUNT} - 1
   * @param pool where copies of foreign packets come from
   */
  public LoopDriver(int number, PacketPool pool) {
    this.number = number;
    this.pool = pool;
  }

  @Override
  public String name() {
    return "loop";
  }

  @Override
  public String detail() {
    return "sent packets come back";
  }

  @Override
  public PktioCapability capability() {
    return Capabilities.software(MAX_QUEUES, MIN_FRAME, MAX_FRAME, false);
  }

  /** Packets that wait in queues that are replaced are lost, and counted so. */
  @Override
  public Receiver[] inputs(PktinQueueParam param, QueueCounters[] counters) {
    clear();
    inputs = Stream.of(counters).map(LoopInput::new).toArray(LoopInput[]::new);
    hashed = param.hash() && param.queues() > 1;
    return inputs.clone();
  }

  @Override
  public Sender[] outputs(PktoutQueueParam param, QueueCounters[] counters) {
    Sender[] senders = new Sender[counters.length];
    for (int i = 0; i < senders.length; i++) {
      senders[i] = new LoopSender(this, i, counters[i], pool);
    }
    return senders;
  }

  @Override
  public void close() {
    clear();
  }

  @Override
  public MacAddress macAddress() {
    return new MacAddress(FIRST_ADDRESS + number);
  }

  @Override
  public int maxFrameLength() {
    return maxFrameLength;
  }

  @Override
  public void maxFrameLength(int bytes) {
    maxFrameLength = bytes;
  }

  @Override
  public PktioLink link() {
    return new PktioLink(true, 0, true);
  }

  LoopInput[] inputs() {
    return inputs;
  }

  boolean hashed() {
    return hashed;
  }

  private void clear() {
    for (LoopInput input : inputs) {
      input.counters.add(Count.NO_DESCRIPTOR, input.ring.clear());
    }
    inputs = NO_INPUTS;
  }
}
