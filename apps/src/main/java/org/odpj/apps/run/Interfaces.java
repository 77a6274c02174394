package org.odpj.apps.run;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.odpj.Odp;
import org.odpj.apps.capture.Capture;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pktio.PktinQueue;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioConfig;
import org.odpj.pktio.PktioOpMode;
import org.odpj.pktio.PktioParam;
import org.odpj.pktio.PktioStatistics;
import org.odpj.pktio.PktoutQueue;
import org.odpj.pktio.PktoutQueueParam;
import org.odpj.queue.SchedParam;

/**
 * The interfaces of a run, over one pool, in one mode and without parsing: these applications look
 * at headers themselves. The data plane owns and closes them.
 */
public final class Interfaces {
  /** Octets of the longest frame, unless asked otherwise. */
  public static final int DEFAULT_FRAME_LENGTH = 1_536;

  /** Packets of a pool, unless asked otherwise or the backend has no such pools. */
  private static final int DEFAULT_PACKETS = 16_384;

  private final PacketPool pool;
  private final List<Pktio> pktios;

  private final @Nullable Capture capture;

  private Interfaces(PacketPool pool, List<Pktio> pktios, @Nullable Capture capture) {
    this.pool = pool;
    this.capture = capture;
    this.pktios = List.copyOf(pktios);
  }

  /**
   * Opens them.
   *
   * @param odp the data plane
   * @param names the interfaces
   * @param packets how many the pool holds; 0 for the default
   * @param frameLength the longest frame
   * @param userArea octets that go with each packet
   * @param mode how packets are taken and given
   * @param capture where what passes is written; null for nowhere
   * @return stopped, and not configured
   */
  public static Interfaces open(
      Odp odp,
      List<String> names,
      int packets,
      int frameLength,
      int userArea,
      PktioParam mode,
      @Nullable Path capture) {
    int count =
        packets > 0 ? packets : Math.min(DEFAULT_PACKETS, odp.poolCapability().maxElements());
    PacketPool pool =
        odp.createPacketPool(
            "packets", PacketPoolParam.of(count, frameLength).withUserArea(userArea));
    List<Pktio> pktios = new ArrayList<>();
    for (String name : names) {
      Pktio pktio = odp.openPktio(name, pool, mode);
      pktio.configure(PktioConfig.unparsed());
      pktios.add(pktio);
    }
    return new Interfaces(pool, pktios, capture == null ? null : new Capture(capture, frameLength));
  }

  /**
   * The pool of received packets.
   *
   * @return shared by all interfaces
   */
  public PacketPool pool() {
    return pool;
  }

  /**
   * The interfaces.
   *
   * @return in the order of their names as given
   */
  public List<Pktio> all() {
    return pktios;
  }

  /**
   * One interface.
   *
   * @param index as the names were given
   * @return the interface
   */
  public Pktio get(int index) {
    return pktios.get(index);
  }

  /**
   * Where an interface's packets go. An even number of interfaces is paired, 0 with 1 and 2 with 3;
   * an odd number is a ring, in which a single one sends to itself.
   *
   * @param input which interface
   * @return which other, or the same
   */
  public int destination(int input) {
    return destination(input, pktios.size());
  }

  /**
   * Where the packets of one of so many interfaces go.
   *
   * @param input which interface
   * @param interfaces how many there are
   * @return which other, or the same
   */
  public static int destination(int input, int interfaces) {
    return interfaces % 2 == 0 ? input ^ 1 : (input + 1) % interfaces;
  }

  /**
   * Makes input queues of one reader each.
   *
   * @param index which interface
   * @param queues how many
   * @throws IllegalArgumentException if the interface has not so many
   */
  public void configureInput(int index, int queues) {
    Pktio pktio = pktios.get(index);
    int max = pktio.capability().maxInputQueues();
    if (queues > max) {
      throw new IllegalArgumentException(
          "%d workers would share the interface '%s', which has %d input queue(s); use fewer workers (-c)"
              .formatted(queues, pktio.name(), max));
    }
    pktio.configureInput(new PktinQueueParam(queues, PktioOpMode.MT_UNSAFE, queues > 1));
  }

  /**
   * Makes input queues for the scheduler: one for each worker, or else as many as there are.
   *
   * @param index which interface
   * @param workers how many threads schedule
   * @param sched how they are scheduled
   */
  public void configureScheduledInput(int index, int workers, SchedParam sched) {
    Pktio pktio = pktios.get(index);
    int queues = Math.clamp(workers, 1, pktio.capability().maxInputQueues());
    pktio.configureInput(new PktinQueueParam(queues, PktioOpMode.MT, queues > 1).withSched(sched));
  }

  /**
   * Makes output queues: one for each sender, or else as many as there are, shared.
   *
   * @param index which interface
   * @param senders how many threads send to it
   */
  public void configureOutput(int index, int senders) {
    Pktio pktio = pktios.get(index);
    int queues = Math.clamp(senders, 1, pktio.capability().maxOutputQueues());
    PktioOpMode mode = queues < senders ? PktioOpMode.MT : PktioOpMode.MT_UNSAFE;
    pktio.configureOutput(new PktoutQueueParam(queues, mode));
  }

  /**
   * Which of the output queues a sender takes.
   *
   * @param index which interface
   * @param sender its number, from 0
   * @return a queue's number
   */
  public int outputQueue(int index, int sender) {
    return sender % Math.max(1, pktios.get(index).capability().maxOutputQueues());
  }

  /**
   * Makes an interface receive frames for other stations as well.
   *
   * @param index which interface
   * @throws IllegalArgumentException if it cannot
   */
  public void promiscuous(int index) {
    Pktio pktio = pktios.get(index);
    if (!pktio.capability().setPromiscuous()) {
      throw new IllegalArgumentException(
          "the interface '%s' cannot be promiscuous; leave -P away".formatted(pktio.name()));
    }
    pktio.promiscuous(true);
  }

  /**
   * An input queue for one thread.
   *
   * @param index which interface
   * @param queue its number
   * @return the queue, captured if the run is
   */
  public PktinQueue input(int index, int queue) {
    return captured(index, pktios.get(index).input(queue));
  }

  /**
   * What a thread receives of an interface by another way than a direct queue.
   *
   * @param index which interface
   * @param queue for one thread
   * @return the queue, captured if the run is
   */
  public PktinQueue captured(int index, PktinQueue queue) {
    return capture == null ? queue : capture.around(index, queue);
  }

  /**
   * An output queue for one thread.
   *
   * @param index which interface
   * @param queue its number
   * @return the queue, captured if the run is
   */
  public PktoutQueue output(int index, int queue) {
    PktoutQueue direct = pktios.get(index).output(queue);
    return capture == null ? direct : capture.around(index, direct);
  }

  /** Starts all, and the capture before them. */
  public void start() {
    if (capture != null) {
      capture.begin(pktios.stream().map(Pktio::name).toList());
    }
    pktios.forEach(Pktio::start);
  }

  /** Stops all: from now on their statistics are exact, and the capture is whole. */
  public void stop() {
    pktios.forEach(Pktio::stop);
    if (capture != null) {
      endCapture(capture);
    }
  }

  private static void endCapture(Capture capture) {
    try {
      capture.close();
    } catch (UncheckedIOException e) {
      throw new RunFailure(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * What was captured.
   *
   * @return null if nothing was to be
   */
  public @Nullable Capture capture() {
    return capture;
  }

  /**
   * Statistics of an interface for machines.
   *
   * @param pktio the interface
   * @return names and values
   */
  public static Map<String, Object> describe(Pktio pktio) {
    PktioStatistics seen = pktio.statistics();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", pktio.name());
    json.put("driver", pktio.info().driver());
    json.put("rxPackets", seen.rxPackets());
    json.put("rxOctets", seen.rxOctets());
    json.put("rxNoDescriptor", seen.rxNoDescriptor());
    json.put("rxNoBuffer", seen.rxNoBuffer());
    json.put("rxErrors", seen.rxErrors());
    json.put("txPackets", seen.txPackets());
    json.put("txOctets", seen.txOctets());
    json.put("txDropped", seen.txDropped());
    return json;
  }

  /**
   * Statistics of all interfaces for people.
   *
   * @return aligned lines
   */
  public String statistics() {
    Table table =
        new Table()
            .row(
                "interface",
                "driver",
                "received",
                "no descriptor",
                "no buffer",
                "errors",
                "sent",
                "dropped");
    for (Pktio pktio : pktios) {
      PktioStatistics seen = pktio.statistics();
      table.row(
          pktio.name(),
          pktio.info().driver(),
          seen.rxPackets(),
          seen.rxNoDescriptor(),
          seen.rxNoBuffer(),
          seen.rxErrors(),
          seen.txPackets(),
          seen.txDropped());
    }
    return table.render("  ");
  }
}
