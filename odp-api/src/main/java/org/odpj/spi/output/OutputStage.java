package org.odpj.spi.output;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.CompletionRequest;
import org.odpj.packet.FreeControl;
import org.odpj.packet.LsoProtocol;
import org.odpj.packet.LsoRequest;
import org.odpj.packet.OutputRequest;
import org.odpj.packet.Packet;
import org.odpj.packet.ProtoStatsRequest;
import org.odpj.parse.ProtoChecksums;
import org.odpj.pktio.PktoutCapability;
import org.odpj.pktio.PktoutConfig;
import org.odpj.pktio.PktoutQueue;
import org.odpj.thread.ThreadSlot;

/**
 * One interface's output beyond sending, in software: checksums, large send offload, completion,
 * counters of protocols, times of departure, packets that stay with their owner. A backend puts it
 * {@linkplain #around around} its queues when the configuration asks for it. Thread-safe.
 *
 * <p>A packet that asks for nothing special goes on in the burst that it came in; the others are
 * sent one at a time, each with what it asks for.
 */
public final class OutputStage {
  private static final int COMPLETION_IDS = 1_024;

  /** What it can do. */
  public static final PktoutCapability CAPABILITY =
      new PktoutCapability(
          ProtoChecksums.ALL,
          Set.of(LsoProtocol.values()),
          Segmentation.MOST,
          true,
          true,
          true,
          COMPLETION_IDS,
          true,
          0);

  private final PktoutConfig config;
  private final ChecksumInsertion checksums;
  private final boolean insertsChecksums;
  private final Completions completions;
  private final LongAdder dropped = new LongAdder();
  private final ThreadSlot<@Nullable Packet[]> pieces =
      new ThreadSlot<>(() -> new @Nullable Packet[Segmentation.MOST]);
  private volatile long departure;

  /**
   * The stage of a configuration.
   *
   * @param config within {@link #CAPABILITY}
   */
  public OutputStage(PktoutConfig config) {
    this.config = config;
    this.checksums = new ChecksumInsertion(config.insertion(), config.inserted());
    this.insertsChecksums = !config.insertion().equals(ProtoChecksums.NONE);
    this.completions = new Completions(config.completionEvents(), config.completionIds());
  }

  /**
   * A queue that does what is asked for and sends by another.
   *
   * @param queue of the backend
   * @return as thread-safe as {@code queue}; the very same if nothing is ever asked for
   */
  public PktoutQueue around(PktoutQueue queue) {
    if (config.equals(PktoutConfig.defaults())) {
      return queue;
    }
    return (packets, offset, count) -> send(queue, packets, offset, count);
  }

  /**
   * Packets cut for large send offload of which the device did not take all pieces.
   *
   * @return how many since the stage was made
   */
  public long dropped() {
    return dropped.sum();
  }

  /**
   * Whether a polled completion is there.
   *
   * @param id below the configured number
   * @return true if no packet with it is on its way
   */
  public boolean completed(int id) {
    return completions.isDone(id);
  }

  /**
   * When the last packet left that asked for its time.
   *
   * @return {@link System#nanoTime}, 0 if none has
   */
  public long departure() {
    return departure;
  }

  private int send(PktoutQueue queue, Packet[] packets, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, packets.length);
    if (config.completionEvents()) {
      completions.deliverWaiting();
    }
    int end = offset + count;
    int at = offset;
    while (at < end) {
      int plain = at;
      while (plain < end && isPlain(packets[plain])) {
        plain++;
      }
      int sent = plain == at ? 0 : queue.send(packets, at, plain - at);
      at += sent;
      if (at < plain) {
        break;
      }
      if (at < end) {
        if (!sendSpecial(queue, packets, at, at == offset)) {
          break;
        }
        at++;
      }
    }
    return at - offset;
  }

  /** Whether a packet needs nothing but its checksums, which it has then. */
  private boolean isPlain(Packet packet) {
    OutputRequest request = packet.output();
    if (request.isSet()
        && (lso(packet) != null
            || (config.protoStats() && request.protoStats() != null)
            || (config.timestamps() && request.timestamp())
            || completion(request) != null
            || isKept(request))) {
      return false;
    }
    if (insertsChecksums) {
      checksums.apply(packet);
    }
    return true;
  }

  private @Nullable LsoRequest lso(Packet packet) {
    LsoRequest request = config.lso() ? packet.output().lso() : null;
    return request != null && Segmentation.isNeeded(packet, request) ? request : null;
  }

  private boolean isKept(OutputRequest request) {
    return config.dontFree() && request.freeControl() == FreeControl.DONT_FREE;
  }

  private @Nullable CompletionRequest completion(OutputRequest request) {
    CompletionRequest wish = request.completion();
    boolean enabled =
        wish instanceof CompletionRequest.Poll
            ? completions.ids() > 0
            : wish != null && config.completionEvents();
    return enabled ? wish : null;
  }

  /**
   * Sends one packet with all that it asks for.
   *
   * @param first whether it is the first of the caller's; what is wrong with another one is said
   *     when it is
   */
  private boolean sendSpecial(PktoutQueue queue, Packet[] packets, int at, boolean first) {
    Packet packet = packets[at];
    OutputRequest request = packet.output();
    LsoRequest lso = lso(packet);
    CompletionRequest completion = completion(request);
    CompletionRequest.Poll poll = completion instanceof CompletionRequest.Poll p ? p : null;
    int count;
    try {
      if (poll != null) {
        completions.check(poll.id());
      }
      count = lso == null ? 1 : Segmentation.pieces(packet, lso);
    } catch (IllegalArgumentException e) {
      if (first) {
        throw e;
      }
      return false;
    }
    Completions.Completed event = null;
    if (completion instanceof CompletionRequest.ToQueue toQueue) {
      event = completions.take(toQueue, packet.userPointer());
      if (event == null) {
        return false;
      }
    }
    // Once sent, the packet is another's: what is needed of it is read before.
    int length = packet.length();
    ProtoStatsRequest stats = config.protoStats() ? request.protoStats() : null;
    boolean stamp = config.timestamps() && request.timestamp();
    if (poll != null) {
      completions.pending(poll.id());
    }
    boolean taken =
        lso == null ? sendWhole(queue, packets, at) : sendPieces(queue, packet, lso, count);
    if (stamp && taken) {
      departure = System.nanoTime();
    }
    if (stats != null && taken) {
      stats.sent(length);
    }
    if (poll != null) {
      completions.done(poll.id());
    }
    if (event != null) {
      finish(event, taken);
    }
    return taken;
  }

  private void finish(Completions.Completed event, boolean taken) {
    if (taken) {
      completions.deliver(event);
    } else {
      event.free();
    }
  }

  /** A packet that its owner keeps is sent as a copy. */
  private boolean sendWhole(PktoutQueue queue, Packet[] packets, int at) {
    Packet packet = packets[at];
    if (insertsChecksums) {
      checksums.apply(packet);
    }
    if (!isKept(packet.output())) {
      return queue.send(packets, at, 1) == 1;
    }
    Packet copy = packet.copyPart(0, packet.length(), packet.pool());
    if (copy == null) {
      return false;
    }
    @Nullable Packet[] one = pieces.get();
    one[0] = copy;
    boolean taken = sendAll(queue, one, 1) == 1;
    if (!taken) {
      copy.free();
    }
    return taken;
  }

  /** Once the first piece is sent the packet is; pieces that the device does not take are lost. */
  private boolean sendPieces(PktoutQueue queue, Packet packet, LsoRequest lso, int count) {
    @Nullable Packet[] made = pieces.get();
    if (!Segmentation.cut(packet, lso, made, count)) {
      return false;
    }
    int sent = sendAll(queue, made, count);
    for (int i = sent; i < count; i++) {
      Objects.requireNonNull(made[i], "a piece").free();
    }
    if (sent == 0) {
      return false;
    }
    if (sent < count) {
      dropped.add(count - sent);
    }
    if (!isKept(packet.output())) {
      packet.free();
    }
    return true;
  }

  @SuppressWarnings("NullAway") // The first count elements were just filled.
  private static int sendAll(PktoutQueue queue, @Nullable Packet[] packets, int count) {
    return queue.send(packets, 0, count);
  }
}
