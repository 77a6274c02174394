package org.odpj.packet;

import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.event.EventSubtype;
import org.odpj.parse.ChecksumStatus;
import org.odpj.parse.PacketFlags;
import org.odpj.proto.EtherType;
import org.odpj.proto.IpProtocol;

/**
 * What is known of a {@link Packet} beside its data. It stays when data moves, is copied by {@link
 * Packet#copy}, and has its defaults after allocation, receive and reset.
 *
 * <p>Drivers hand memory out again without a word, so a packet is made blank when it is handed out.
 * All defaults together are {@code marks == 0}: one load tells whether there is anything to clear.
 */
public abstract sealed class PacketMetadata extends Event permits Packet {
  /** A layer offset that is not set (ODP: {@code ODP_PACKET_OFFSET_INVALID}). */
  public static final int OFFSET_INVALID = -1;

  /** The type of a layer that was not found or is unknown (ODP: {@code ODP_PROTO_L3_TYPE_NONE}). */
  public static final int TYPE_NONE = -1;

  /** The {@link #inputIndex} of a packet that no interface received. */
  public static final int NO_INPUT = -1;

  private static final int TOUCHED = 1;
  private static final int INPUT = 1 << 1;
  private static final int L2 = 1 << 2;
  private static final int USER_FLAG = 1 << 3;
  private static final int FLOW_HASH = 1 << 4;
  private static final int TIMESTAMP = 1 << 5;
  private static final int DROP_ELIGIBLE = 1 << 6;
  private static final int OUTPUT = 1 << 7;

  private static final int CRYPTO = 1 << 10;
  private static final int CLASS_MARK = 1 << 11;
  private static final int COMP = 1 << 12;

  private static final int COLOR_AT = 8;
  private static final int COLOR_MASK = 3;

  private static final Color[] COLORS = Color.values();

  /** Which of the following were set, and the flags and the colour themselves. */
  private int marks;

  private int inputIndex = NO_INPUT;
  private int l2Offset = OFFSET_INVALID;
  private int l3Offset = OFFSET_INVALID;
  private int l4Offset = OFFSET_INVALID;
  private int payloadOffset = OFFSET_INVALID;
  private int flowHash;
  private long timestamp;
  private long classMark;
  private long flags;
  private @Nullable Object userPointer;
  private @Nullable Object completed;
  private final OutputRequest output = new OutputRequest(this);

  /** For {@link Packet}. */
  PacketMetadata() {}

  /**
   * Bytes of data (ODP: {@code odp_packet_len}).
   *
   * @return 1 or more
   */
  public abstract int length();

  /**
   * For backends: the interface that received the packet, where memory of the device tells.
   *
   * @return its {@code Pktio.index}, or {@link #NO_INPUT}
   */
  protected int receivedBy() {
    return NO_INPUT;
  }

  /** For backends: metadata that lies in memory of the device gets its defaults. */
  protected void clearReceived() {}

  /** For backends: gives all metadata its defaults, when a packet is handed out or received. */
  protected final void clearMetadata() {
    if (marks != 0) {
      clear();
    }
  }

  private void clear() {
    if ((marks & OUTPUT) != 0) {
      output.clear();
    }
    marks = 0;
    flags = 0;
    l3Offset = OFFSET_INVALID;
    l4Offset = OFFSET_INVALID;
    payloadOffset = OFFSET_INVALID;
    userPointer = null;
    completed = null;
    clearFlowId();
  }

  /** The flow id is cleared with the metadata. */
  @Override
  protected final void flowIdSet() {
    marks |= TOUCHED;
  }

  /**
   * What the packet is beyond a packet (ODP: {@code odp_event_subtype}).
   *
   * @return {@link EventSubtype#PACKET_BASIC} unless an engine has said otherwise
   */
  @Override
  public final EventSubtype subtype() {
    if (isMarked(CRYPTO)) {
      return EventSubtype.PACKET_CRYPTO;
    }
    return isMarked(COMP) ? EventSubtype.PACKET_COMP : EventSubtype.PACKET_BASIC;
  }

  /**
   * For engines, whatever backend the packet is of: says that the packet is the completion of an
   * operation.
   *
   * @param subtype of a packet
   * @param operation the engine's, until the packet is blank again
   * @throws IllegalArgumentException if packets cannot be of the subtype
   */
  public final void completes(EventSubtype subtype, Object operation) {
    if (subtype == EventSubtype.NONE) {
      throw new IllegalArgumentException("a packet cannot be of the subtype " + subtype);
    }
    mark(CRYPTO, subtype == EventSubtype.PACKET_CRYPTO);
    mark(COMP, subtype == EventSubtype.PACKET_COMP);
    marks |= TOUCHED;
    completed = operation;
  }

  /**
   * For engines: the operation that the packet is the completion of.
   *
   * @return what {@link #completes} was told, or null if the packet is no completion
   */
  public final @Nullable Object completed() {
    return completed;
  }

  /**
   * Gives all metadata its defaults (ODP: {@code odp_packet_reset_meta}). Data, room, segments and
   * the user area stay.
   */
  public final void resetMetadata() {
    clearMetadata();
    clearReceived();
  }

  final void copyMetadataFrom(PacketMetadata other) {
    marks = (other.marks & ~(CRYPTO | COMP)) | TOUCHED; // A copy of a completion is none.
    inputIndex(other.inputIndex());
    l2Offset = other.l2Offset();
    marks |= L2;
    l3Offset = other.l3Offset;
    l4Offset = other.l4Offset;
    payloadOffset = other.payloadOffset;
    flowHash = other.flowHash;
    timestamp = other.timestamp;
    classMark = other.classMark;
    flags = other.flags;
    userPointer = other.userPointer;
    flowId(other.flowId());
    if ((other.marks & OUTPUT) != 0) {
      output.copyFrom(other.output);
    }
  }

  /**
   * The interface that received the packet (ODP: {@code odp_packet_input_index}).
   *
   * @return its {@code Pktio.index}, or {@link #NO_INPUT}
   */
  public final int inputIndex() {
    return isMarked(INPUT) ? inputIndex : receivedBy();
  }

  /**
   * Says which interface received the packet (ODP: {@code odp_packet_input_set}). Interfaces do it
   * for every packet they receive, whatever backend the packet is of.
   *
   * @param index a {@code Pktio.index}, or {@link #NO_INPUT}
   */
  public final void inputIndex(int index) {
    marks |= INPUT;
    inputIndex = index;
  }

  /**
   * An object of the application (ODP: {@code odp_packet_user_ptr}).
   *
   * @return null after allocation, receive and reset
   */
  public final @Nullable Object userPointer() {
    return userPointer;
  }

  /**
   * Sets the application's object (ODP: {@code odp_packet_user_ptr_set}).
   *
   * @param pointer any object, or null
   */
  public final void userPointer(@Nullable Object pointer) {
    marks |= TOUCHED;
    userPointer = pointer;
  }

  @Override
  public final boolean hasUserFlag() {
    return true;
  }

  /**
   * A flag of the application, for example that the user area is valid (ODP: {@code
   * odp_packet_user_flag}).
   *
   * @return false after allocation, receive and reset
   */
  @Override
  public final boolean userFlag() {
    return isMarked(USER_FLAG);
  }

  /**
   * Sets the application's flag (ODP: {@code odp_packet_user_flag_set}).
   *
   * @param on its value
   */
  @Override
  public final void userFlag(boolean on) {
    mark(USER_FLAG, on);
  }

  /**
   * Where the link layer starts (ODP: {@code odp_packet_l2_offset}). Its position in memory is
   * {@link Packet#dataOffset(int)} of it.
   *
   * @return bytes from the start of the data when it was set, or {@link #OFFSET_INVALID}; 0 after
   *     receive
   */
  public final int l2Offset() {
    if (isMarked(L2)) {
      return l2Offset;
    }
    return receivedBy() == NO_INPUT ? OFFSET_INVALID : 0;
  }

  /**
   * Sets the link layer's offset (ODP: {@code odp_packet_l2_offset_set}).
   *
   * @param offset 0 to {@link #length} - 1, or {@link #OFFSET_INVALID}
   * @return false if it is outside the data
   */
  public final boolean l2Offset(int offset) {
    if (isOutside(offset)) {
      return false;
    }
    marks |= L2;
    l2Offset = offset;
    return true;
  }

  /**
   * Where the network layer starts (ODP: {@code odp_packet_l3_offset}).
   *
   * @return bytes from the start of the data when it was set, or {@link #OFFSET_INVALID}
   */
  public final int l3Offset() {
    return l3Offset;
  }

  /**
   * Sets the network layer's offset (ODP: {@code odp_packet_l3_offset_set}).
   *
   * @param offset 0 to {@link #length} - 1, or {@link #OFFSET_INVALID}
   * @return false if it is outside the data
   */
  public final boolean l3Offset(int offset) {
    if (isOutside(offset)) {
      return false;
    }
    marks |= TOUCHED;
    l3Offset = offset;
    return true;
  }

  /**
   * Where the transport layer starts (ODP: {@code odp_packet_l4_offset}).
   *
   * @return bytes from the start of the data when it was set, or {@link #OFFSET_INVALID}
   */
  public final int l4Offset() {
    return l4Offset;
  }

  /**
   * Sets the transport layer's offset (ODP: {@code odp_packet_l4_offset_set}).
   *
   * @param offset 0 to {@link #length} - 1, or {@link #OFFSET_INVALID}
   * @return false if it is outside the data
   */
  public final boolean l4Offset(int offset) {
    if (isOutside(offset)) {
      return false;
    }
    marks |= TOUCHED;
    l4Offset = offset;
    return true;
  }

  /**
   * Where the payload starts (ODP: {@code odp_packet_payload_offset}). No parser sets it.
   *
   * @return bytes from the start of the data when it was set, or {@link #OFFSET_INVALID}
   */
  public final int payloadOffset() {
    return payloadOffset;
  }

  /**
   * Sets the payload's offset (ODP: {@code odp_packet_payload_offset_set}).
   *
   * @param offset 0 to {@link #length} - 1, or {@link #OFFSET_INVALID}
   * @return false if it is outside the data
   */
  public final boolean payloadOffset(int offset) {
    if (isOutside(offset)) {
      return false;
    }
    marks |= TOUCHED;
    payloadOffset = offset;
    return true;
  }

  /**
   * Whether there is a flow hash; 0 is a valid one (ODP: {@code odp_packet_has_flow_hash}).
   *
   * @return true if it was set
   */
  public final boolean hasFlowHash() {
    return isMarked(FLOW_HASH);
  }

  /**
   * A number that is the same for packets of one flow (ODP: {@code odp_packet_flow_hash}).
   *
   * @return the hash; 0 if there is none
   */
  public final int flowHash() {
    return isMarked(FLOW_HASH) ? flowHash : 0;
  }

  /**
   * Sets the flow hash (ODP: {@code odp_packet_flow_hash_set}).
   *
   * @param hash any number
   */
  public final void flowHash(int hash) {
    marks |= FLOW_HASH;
    flowHash = hash;
  }

  /** Takes the flow hash away (ODP: {@code odp_packet_has_flow_hash_clr}). */
  public final void clearFlowHash() {
    marks &= ~FLOW_HASH;
  }

  /**
   * Whether there is a time of arrival (ODP: {@code odp_packet_has_ts}).
   *
   * @return true if it was set
   */
  public final boolean hasTimestamp() {
    return isMarked(TIMESTAMP);
  }

  /**
   * When the packet arrived, by the clock of its interface; times of two interfaces cannot be
   * compared (ODP: {@code odp_packet_ts}).
   *
   * @return nanoseconds; 0 if there is none
   */
  public final long timestamp() {
    return isMarked(TIMESTAMP) ? timestamp : 0;
  }

  /**
   * Sets the time of arrival (ODP: {@code odp_packet_ts_set}).
   *
   * @param nanos by any clock
   */
  public final void timestamp(long nanos) {
    marks |= TIMESTAMP;
    timestamp = nanos;
  }

  /** Takes the time of arrival away (ODP: {@code odp_packet_has_ts_clr}). */
  public final void clearTimestamp() {
    marks &= ~TIMESTAMP;
  }

  /**
   * The mark of the classifier's rule that the packet matched last, of those with a mark (ODP:
   * {@code odp_packet_cls_mark}).
   *
   * @return 0 if there is none
   */
  public final long classMark() {
    return isMarked(CLASS_MARK) ? classMark : 0;
  }

  /**
   * For classifiers: sets the mark.
   *
   * @param mark of a rule
   */
  public final void classMark(long mark) {
    marks |= CLASS_MARK;
    classMark = mark;
  }

  /**
   * The colour (ODP: {@code odp_packet_color}).
   *
   * @return {@link Color#GREEN} unless set
   */
  public final Color color() {
    return COLORS[(marks >>> COLOR_AT) & COLOR_MASK];
  }

  /**
   * Sets the colour (ODP: {@code odp_packet_color_set}).
   *
   * @param color what a meter found
   */
  @SuppressWarnings("EnumOrdinal") // Packed and unpacked here only, in one process.
  public final void color(Color color) {
    marks = (marks & ~(COLOR_MASK << COLOR_AT)) | (color.ordinal() << COLOR_AT);
  }

  /**
   * Whether the packet should go first where packets must be dropped (ODP: {@code
   * odp_packet_drop_eligible}).
   *
   * @return false unless set
   */
  public final boolean dropEligible() {
    return isMarked(DROP_ELIGIBLE);
  }

  /**
   * Says whether the packet should go first (ODP: {@code odp_packet_drop_eligible_set}).
   *
   * @param eligible true if so
   */
  public final void dropEligible(boolean eligible) {
    mark(DROP_ELIGIBLE, eligible);
  }

  /**
   * What is known of the packet's headers, as bits of {@link PacketFlags}.
   *
   * @return 0 after allocation, reset, and receive without parsing
   */
  public final long flags() {
    return flags;
  }

  /** Replaces all flags. */
  private void flags(long all) {
    marks |= TOUCHED;
    flags = all;
  }

  /** What a parser has found; it finds no header outside the data. */
  final void headers(long all, int l2, int l3, int l4) {
    marks |= TOUCHED | L2;
    flags = all;
    l2Offset = l2;
    l3Offset = l3;
    l4Offset = l4;
  }

  /**
   * Whether all of these flags are set (ODP: {@code odp_packet_has_*}).
   *
   * @param flags bits of {@link PacketFlags}
   * @return true if so
   */
  public final boolean has(long flags) {
    return (flags() & flags) == flags;
  }

  /**
   * Whether a layer has an error (ODP: {@code odp_packet_has_error}).
   *
   * @return true if any of {@link PacketFlags#ERRORS} is set
   */
  public final boolean hasError() {
    return (flags() & PacketFlags.ERRORS) != 0;
  }

  /**
   * Sets flags (ODP: {@code odp_packet_has_*_set}). Flags that exclude each other are the caller's
   * matter.
   *
   * @param flags bits of {@link PacketFlags}
   */
  public final void setFlags(long flags) {
    flags(flags() | flags);
  }

  /**
   * Clears flags (ODP: {@code odp_packet_has_*_set}).
   *
   * @param flags bits of {@link PacketFlags}
   */
  public final void clearFlags(long flags) {
    flags(flags() & ~flags);
  }

  /**
   * What the network layer is (ODP: {@code odp_packet_l3_type}).
   *
   * @return an {@link EtherType}, or {@link #TYPE_NONE}
   */
  public final int l3Type() {
    return PacketFlags.l3Type(flags());
  }

  /**
   * What the transport layer is (ODP: {@code odp_packet_l4_type}).
   *
   * @return an {@link IpProtocol}, or {@link #TYPE_NONE}
   */
  public final int l4Type() {
    return PacketFlags.l4Type(flags());
  }

  /**
   * What is known of the IPv4 header's checksum (ODP: {@code odp_packet_l3_chksum_status}).
   *
   * @return its status at the last parse
   */
  public final ChecksumStatus l3ChecksumStatus() {
    return ChecksumStatus.l3(flags());
  }

  /**
   * What is known of the checksum of UDP, TCP or SCTP (ODP: {@code odp_packet_l4_chksum_status}).
   *
   * @return its status at the last parse
   */
  public final ChecksumStatus l4ChecksumStatus() {
    return ChecksumStatus.l4(flags());
  }

  /**
   * What packet output shall do with the packet.
   *
   * @return always the same object
   */
  public final OutputRequest output() {
    return output;
  }

  /** Something is set in the output request. */
  final void outputRequested() {
    marks |= OUTPUT;
  }

  final boolean hasOutputRequest() {
    return isMarked(OUTPUT);
  }

  private boolean isMarked(int mark) {
    return (marks & mark) != 0;
  }

  private void mark(int mark, boolean on) {
    marks = on ? marks | mark : marks & ~mark;
  }

  /** Whether it is no offset of a byte of data, nor {@link #OFFSET_INVALID}. */
  private boolean isOutside(int offset) {
    return offset < OFFSET_INVALID || offset >= length();
  }
}
