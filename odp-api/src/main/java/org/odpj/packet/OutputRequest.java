package org.odpj.packet;

import org.jspecify.annotations.Nullable;

/**
 * What packet output shall do with one packet beyond sending it. Each packet has one, in which
 * everything is off after allocation, receive and reset. Setting something is always allowed; it
 * has an effect where the interface's capability says so.
 */
public final class OutputRequest {
  private final PacketMetadata packet;
  private @Nullable LsoRequest lso;
  private @Nullable CompletionRequest completion;
  private @Nullable ProtoStatsRequest protoStats;
  private FreeControl freeControl = FreeControl.FREE;
  private ChecksumInsert l3Checksum = ChecksumInsert.DEFAULT;
  private ChecksumInsert l4Checksum = ChecksumInsert.DEFAULT;
  private long agingNanos;
  private boolean timestamp;
  private byte shaperAdjust;

  OutputRequest(PacketMetadata packet) {
    this.packet = packet;
  }

  /**
   * Whether anything was asked for since the packet was allocated or received; for packet output.
   *
   * @return false if everything is off
   */
  public boolean isSet() {
    return packet.hasOutputRequest();
  }

  /**
   * Large send offload (ODP: {@code odp_packet_has_lso_request}).
   *
   * @return what was asked for, null if nothing
   */
  public @Nullable LsoRequest lso() {
    return lso;
  }

  /**
   * Asks for large send offload, or clears the request (ODP: {@code odp_packet_lso_request}, {@code
   * odp_packet_lso_request_clr}). Also sets the packet's payload offset.
   *
   * @param request how; null for none
   */
  public void lso(@Nullable LsoRequest request) {
    packet.outputRequested();
    lso = request;
    if (request != null) {
      packet.payloadOffset(request.payloadOffset());
    }
  }

  /**
   * Transmit completion (ODP: {@code odp_packet_has_tx_compl_request}).
   *
   * @return what was asked for, null if nothing
   */
  public @Nullable CompletionRequest completion() {
    return completion;
  }

  /**
   * Asks to be told when the packet has been sent or dropped (ODP: {@code
   * odp_packet_tx_compl_request}).
   *
   * @param request how; null for not
   */
  public void completion(@Nullable CompletionRequest request) {
    packet.outputRequested();
    completion = request;
  }

  /**
   * The counters that the packet is counted in (ODP: {@code odp_packet_proto_stats}).
   *
   * @return what was asked for, null if nothing
   */
  public @Nullable ProtoStatsRequest protoStats() {
    return protoStats;
  }

  /**
   * Asks to count the packet (ODP: {@code odp_packet_proto_stats_request}).
   *
   * @param request where; null for nowhere
   */
  public void protoStats(@Nullable ProtoStatsRequest request) {
    packet.outputRequested();
    protoStats = request;
  }

  /**
   * Whether output frees the packet (ODP: {@code odp_packet_free_ctrl}).
   *
   * @return what was set
   */
  public FreeControl freeControl() {
    return freeControl;
  }

  /**
   * Says whether output frees the packet (ODP: {@code odp_packet_free_ctrl_set}).
   *
   * @param control what it shall do
   */
  public void freeControl(FreeControl control) {
    packet.outputRequested();
    freeControl = control;
  }

  /**
   * Whether output fills in the network layer's checksum.
   *
   * @return what was set
   */
  public ChecksumInsert l3Checksum() {
    return l3Checksum;
  }

  /**
   * Overrides the interface's configuration (ODP: {@code odp_packet_l3_chksum_insert}).
   *
   * @param insert what output shall do
   */
  public void l3Checksum(ChecksumInsert insert) {
    packet.outputRequested();
    l3Checksum = insert;
  }

  /**
   * Whether output fills in the transport layer's checksum.
   *
   * @return what was set
   */
  public ChecksumInsert l4Checksum() {
    return l4Checksum;
  }

  /**
   * Overrides the interface's configuration (ODP: {@code odp_packet_l4_chksum_insert}).
   *
   * @param insert what output shall do
   */
  public void l4Checksum(ChecksumInsert insert) {
    packet.outputRequested();
    l4Checksum = insert;
  }

  /**
   * How long the packet may wait in output queues (ODP: {@code odp_packet_aging_tmo}).
   *
   * @return nanoseconds, 0 for ever
   */
  public long agingNanos() {
    return agingNanos;
  }

  /**
   * Has output drop the packet when it has waited too long (ODP: {@code odp_packet_aging_tmo_set}).
   *
   * @param nanos how long it may wait, 0 for ever
   * @throws IllegalArgumentException if it is negative
   */
  public void agingNanos(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException("ageing timeout of " + nanos + " ns is negative");
    }
    packet.outputRequested();
    agingNanos = nanos;
  }

  /**
   * Whether output takes the time when the packet leaves.
   *
   * @return what was set
   */
  public boolean timestamp() {
    return timestamp;
  }

  /**
   * Has output take the time when the packet leaves (ODP: {@code odp_packet_ts_request}).
   *
   * @param take true to take it
   */
  public void timestamp(boolean take) {
    packet.outputRequested();
    timestamp = take;
  }

  /**
   * What a shaper adds to the packet's length (ODP: {@code odp_packet_shaper_len_adjust}).
   *
   * @return bytes
   */
  public byte shaperAdjust() {
    return shaperAdjust;
  }

  /**
   * Sets what a shaper adds to the packet's length (ODP: {@code odp_packet_shaper_len_adjust_set}).
   *
   * @param bytes may be negative
   */
  public void shaperAdjust(byte bytes) {
    packet.outputRequested();
    shaperAdjust = bytes;
  }

  /** Everything off. */
  void clear() {
    lso = null;
    completion = null;
    protoStats = null;
    freeControl = FreeControl.FREE;
    l3Checksum = ChecksumInsert.DEFAULT;
    l4Checksum = ChecksumInsert.DEFAULT;
    agingNanos = 0;
    timestamp = false;
    shaperAdjust = 0;
  }

  void copyFrom(OutputRequest other) {
    lso = other.lso;
    completion = other.completion;
    protoStats = other.protoStats;
    freeControl = other.freeControl;
    l3Checksum = other.l3Checksum;
    l4Checksum = other.l4Checksum;
    agingNanos = other.agingNanos;
    timestamp = other.timestamp;
    shaperAdjust = other.shaperAdjust;
  }
}
