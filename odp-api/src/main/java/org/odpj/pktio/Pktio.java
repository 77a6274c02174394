package org.odpj.pktio;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.odpj.classify.Cos;
import org.odpj.error.OdpException;
import org.odpj.packet.PacketPool;
import org.odpj.proto.MacAddress;
import org.odpj.queue.Queue;

/**
 * A packet input/output interface (ODP: {@code odp_pktio_t}).
 *
 * <p>Lifecycle: open, configure input and output, {@link #start}, receive and send, {@link #stop},
 * maybe configure and start again, {@link #close}. The control methods are thread-safe among
 * themselves; stop and close must not run beside receive or send.
 */
public interface Pktio extends AutoCloseable {
  /**
   * The name it was opened by.
   *
   * @return the name, unique among open interfaces
   */
  String name();

  /**
   * A small number that names it on received packets (ODP: {@code odp_pktio_index}).
   *
   * @return 0 or more, unique among open interfaces of a data plane
   */
  int index();

  /**
   * What the interface turned out to be (ODP: {@code odp_pktio_info}).
   *
   * @return its driver and mode
   */
  PktioInfo info();

  /**
   * What it can do (ODP: {@code odp_pktio_capability}).
   *
   * @return the capability
   */
  PktioCapability capability();

  /**
   * The pool that received packets come from.
   *
   * @return the pool it was opened with
   */
  PacketPool pool();

  /**
   * Says what is done with packets (ODP: {@code odp_pktio_config}). Optional: without it, {@link
   * PktioConfig#defaults} holds. Queues stay configured, but ask for the objects anew.
   *
   * @param config what to do
   * @throws IllegalArgumentException if it is outside the capability; nothing changed
   * @throws IllegalStateException if the interface is started
   */
  void configure(PktioConfig config);

  /**
   * Makes the input queues (ODP: {@code odp_pktin_queue_config}). Required before start unless the
   * input is disabled. Earlier queues become invalid.
   *
   * @param param how many and how used
   * @throws IllegalArgumentException if it is outside the capability; nothing changed
   * @throws IllegalStateException if the interface is started or its input is disabled
   */
  void configureInput(PktinQueueParam param);

  /**
   * Makes the output queues (ODP: {@code odp_pktout_queue_config}). Required before start unless
   * the output is disabled. Earlier queues become invalid.
   *
   * @param param how many and how used
   * @throws IllegalArgumentException if it is outside the capability; nothing changed
   * @throws IllegalStateException if the interface is started or its output is disabled
   */
  void configureOutput(PktoutQueueParam param);

  /**
   * An input queue (ODP: {@code odp_pktin_queue}).
   *
   * @param queue 0 to the configured number - 1
   * @return the queue
   * @throws IndexOutOfBoundsException if there is none of that number
   * @throws IllegalStateException if the input mode is not {@link PktinMode#DIRECT}
   */
  PktinQueue input(int queue);

  /**
   * An output queue (ODP: {@code odp_pktout_queue}).
   *
   * @param queue 0 to the configured number - 1
   * @return the queue
   * @throws IndexOutOfBoundsException if there is none of that number
   * @throws IllegalStateException if the output mode is not {@link PktoutMode#DIRECT}
   */
  PktoutQueue output(int queue);

  /**
   * An input queue as an event queue (ODP: {@code odp_pktin_event_queue}).
   *
   * <p>In {@link PktinMode#QUEUE} dequeue polls the interface and enqueue is disabled; the queue
   * cannot be closed, gives nothing while the interface is stopped, and has length 0, for packets
   * wait in the device. In {@link PktinMode#SCHED} it is a scheduled queue, into which threads that
   * schedule move what arrives; the application may enqueue to it as well.
   *
   * @param queue 0 to the configured number - 1
   * @return the queue, the same object until the interface is configured again
   * @throws IndexOutOfBoundsException if there is none of that number
   * @throws IllegalStateException if the input mode is another
   */
  default Queue inputEventQueue(int queue) {
    throw new IllegalStateException("the input of '" + name() + "' is not by event queues");
  }

  /**
   * An output queue as an event queue (ODP: {@code odp_pktout_event_queue}): enqueue sends, dequeue
   * is disabled. It cannot be closed, and takes nothing while the interface is stopped. Events that
   * are no packets are refused by {@link IllegalArgumentException}, and then nothing was taken.
   *
   * @param queue 0 to the configured number - 1
   * @return the queue, the same object until the interface is configured again
   * @throws IndexOutOfBoundsException if there is none of that number
   * @throws IllegalStateException if the output mode is not {@link PktoutMode#QUEUE}
   */
  default Queue outputEventQueue(int queue) {
    throw new IllegalStateException("the output of '" + name() + "' is not by event queues");
  }

  /**
   * Sets the class of service where sorting of received packets starts (ODP: {@code
   * odp_pktio_default_cos_set}). Interfaces whose input mode is {@link PktinMode#SCHED} can have
   * one; it is of use if {@link PktinQueueParam#classifier} is set. Thread-safe, also beside
   * traffic.
   *
   * @param cos of the same data plane, or null: packets are dropped then
   * @throws IllegalStateException if the interface has no classifier
   */
  default void defaultCos(@Nullable Cos cos) {
    throw noClassifier();
  }

  /**
   * The class where sorting starts.
   *
   * @return null if there is none
   */
  default @Nullable Cos defaultCos() {
    return null;
  }

  /**
   * Sets the class of received packets that have an error in a header (ODP: {@code
   * odp_pktio_error_cos_set}). No rule leads on from it. Thread-safe, also beside traffic.
   *
   * @param cos of the same data plane, or null: packets with errors are dropped then
   * @throws IllegalStateException if the interface has no classifier
   */
  default void errorCos(@Nullable Cos cos) {
    throw noClassifier();
  }

  /**
   * The class of packets with errors.
   *
   * @return null if there is none
   */
  default @Nullable Cos errorCos() {
    return null;
  }

  /**
   * Says how many bytes are before the first header of received packets (ODP: {@code
   * odp_pktio_skip_set}); the classifier parses from there. Thread-safe.
   *
   * @param bytes 0 or more; at first 0
   * @throws IllegalArgumentException if it is outside 0..65,535
   * @throws IllegalStateException if the interface has no classifier
   */
  default void classifierSkip(int bytes) {
    throw noClassifier();
  }

  /**
   * Received packets that the classifier dropped since there was no class for them. ODP has no
   * counterpart.
   *
   * @return how many
   */
  default long unclassified() {
    return 0;
  }

  private IllegalStateException noClassifier() {
    return new IllegalStateException(
        "'%s' has no classifier; open it with the input mode SCHED".formatted(name()));
  }

  /**
   * Whether nothing will ever come again by any input queue, in every input mode; see {@link
   * PktinQueue#atEnd}. ODP has no counterpart.
   *
   * @return true once every input queue has run dry; true if there is none
   */
  boolean atEnd();

  /**
   * Starts receiving and sending (ODP: {@code odp_pktio_start}).
   *
   * @throws IllegalStateException if it is started already or a direction is not configured
   * @throws OdpException if the device refuses
   */
  void start();

  /**
   * Stops receiving and sending (ODP: {@code odp_pktio_stop}). Packets already received stay valid.
   *
   * @throws IllegalStateException if it is not started
   */
  void stop();

  /**
   * Whether it is started. A device that fails while running stays started; see {@link #link}.
   *
   * @return true between start and stop
   */
  boolean started();

  /**
   * Stops if need be, frees what the interface holds and lets the device go (ODP: {@code
   * odp_pktio_close}). Idempotent.
   */
  @Override
  void close();

  /**
   * The hardware address (ODP: {@code odp_pktio_mac_addr}).
   *
   * @return the address
   */
  MacAddress macAddress();

  /**
   * The longest frame that can be sent and received, Ethernet header included, frame check sequence
   * excluded (ODP: {@code odp_pktin_maxlen}, {@code odp_pktout_maxlen}).
   *
   * @return bytes
   */
  int maxFrameLength();

  /**
   * Sets the longest frame (ODP: {@code odp_pktio_maxlen_set}).
   *
   * @param bytes as {@link #maxFrameLength()} counts
   * @throws IllegalArgumentException if it is outside the capability
   * @throws IllegalStateException if it is started or the capability is absent
   * @throws OdpException if the device refuses
   */
  void maxFrameLength(int bytes);

  /**
   * Whether frames for other stations are received as well (ODP: {@code odp_pktio_promisc_mode}).
   *
   * @return true if so
   */
  boolean promiscuous();

  /**
   * Sets promiscuous mode (ODP: {@code odp_pktio_promisc_mode_set}).
   *
   * @param on true to receive every frame
   * @throws IllegalStateException if the capability is absent
   * @throws OdpException if the device refuses
   */
  void promiscuous(boolean on);

  /**
   * The link as it is now (ODP: {@code odp_pktio_link_status}, {@code odp_pktio_link_info}).
   *
   * @return its state
   */
  PktioLink link();

  /**
   * Whether a packet that asked for its completion to be polled has been sent or dropped (ODP:
   * {@code odp_packet_tx_compl_done}). Thread-safe.
   *
   * @param id of the packet's {@code CompletionRequest.Poll}
   * @return false from the packet's send until then; true if none was sent with this id
   * @throws IndexOutOfBoundsException if it is not below {@link PktoutConfig#completionIds}
   */
  boolean completed(int id);

  /**
   * When the last packet left that asked for its time of departure (ODP: {@code
   * odp_pktout_ts_read}). Thread-safe.
   *
   * @return nanoseconds of {@link #time}, or 0 if none has left since the interface was configured
   */
  long departure();

  /**
   * The interface's clock, which times of arrival and departure are of (ODP: {@code
   * odp_pktio_time}). Thread-safe.
   *
   * @return nanoseconds from an arbitrary start
   */
  long time();

  /**
   * The counters (ODP: {@code odp_pktio_stats}).
   *
   * @return a snapshot; exact when the interface is stopped
   */
  PktioStatistics statistics();

  /**
   * The counters of one input queue, in every input mode (ODP: {@code odp_pktin_queue_stats},
   * {@code odp_pktin_event_queue_stats}). What a device does not count by queue is 0.
   *
   * @param queue 0 to the configured number - 1
   * @return a snapshot; exact when the interface is stopped
   * @throws IndexOutOfBoundsException if there is none of that number
   */
  PktioQueueStatistics inputStatistics(int queue);

  /**
   * The counters of one output queue, in every output mode (ODP: {@code odp_pktout_queue_stats},
   * {@code odp_pktout_event_queue_stats}). What a device does not count by queue is 0.
   *
   * @param queue 0 to the configured number - 1
   * @return a snapshot; exact when the interface is stopped
   * @throws IndexOutOfBoundsException if there is none of that number
   */
  PktioQueueStatistics outputStatistics(int queue);

  /**
   * The names of the counters that the device keeps beyond these, such as {@code ethtool -S} shows
   * (ODP: {@code odp_pktio_extra_stat_info}).
   *
   * @return the names, by which {@link #extraStatistics()} is ordered; they stay as long as the
   *     device does; empty if there are none
   */
  default List<String> extraStatisticNames() {
    return List.of();
  }

  /**
   * The counters that the device keeps beyond these (ODP: {@code odp_pktio_extra_stats}, {@code
   * odp_pktio_extra_stat_counter}). They count from whenever the device likes, and {@link
   * #resetStatistics} need not change them.
   *
   * @return the values, one for each name
   */
  default long[] extraStatistics() {
    return new long[0];
  }

  /** Sets every counter to 0, those of queues too (ODP: {@code odp_pktio_stats_reset}). */
  void resetStatistics();
}
