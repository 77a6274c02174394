package org.odpj.parse;

/**
 * How a parse's result is packed into one {@code long}, so that it costs no allocation wherever it
 * is carried.
 *
 * <pre>
 *   63            48 47       40 39                    0
 *   | L4 - L3  (+1) | L3   (+1) | {@link PacketFlags}  |
 * </pre>
 *
 * <p>Both distances are stored plus 1, so that 0 means: not found. The network layer starts at most
 * {@value #MAX_L2} bytes into a frame, and the transport layer less than 65,535 bytes after it.
 */
public final class Parsed {
  /** The most bytes before the network layer: Ethernet, two VLAN tags, LLC with SNAP. */
  static final int MAX_L2 = 30;

  /**
   * The parse needs bytes of the packet that are not in the memory it was given. Nothing else of
   * the result means anything then.
   */
  static final long INCOMPLETE = 1L << 39;

  /** No layer was found there. */
  public static final int NONE = -1;

  private static final int L3_SHIFT = 40;
  private static final int L4_SHIFT = 48;
  private static final long FLAGS = (1L << L3_SHIFT) - 1;

  private Parsed() {}

  /**
   * The flags.
   *
   * @param parsed a result
   * @return bits of {@link PacketFlags}
   */
  public static long flags(long parsed) {
    return parsed & FLAGS;
  }

  /**
   * Where the network layer starts.
   *
   * @param parsed a result
   * @return bytes from the first that was parsed, or {@link #NONE}
   */
  public static int l3(long parsed) {
    return ((int) (parsed >>> L3_SHIFT) & 0xff) - 1;
  }

  /**
   * Where the transport layer starts.
   *
   * @param parsed a result
   * @return bytes from the first that was parsed, or {@link #NONE}
   */
  public static int l4(long parsed) {
    int distance = (int) (parsed >>> L4_SHIFT);
    return distance == 0 ? NONE : l3(parsed) + distance - 1;
  }

  /**
   * Whether the parse must be repeated with more of the packet in one piece.
   *
   * @param parsed a result
   * @return true if nothing is known yet
   */
  public static boolean incomplete(long parsed) {
    return (parsed & INCOMPLETE) != 0;
  }

  /**
   * A result when a header is not wholly there: the packet ends in it, or it continues elsewhere.
   *
   * @param until where the header ends
   * @param end where the packet ends
   */
  static long missing(long parsed, long error, int until, int end) {
    return until > end ? parsed | error : parsed | INCOMPLETE;
  }

  /** A result with the network layer at a place; unchanged if the frame ends there. */
  static long withL3(long parsed, int l3, int end) {
    return l3 < end ? parsed | (l3 + 1L) << L3_SHIFT : parsed;
  }

  /** A result with the transport layer at a place; unchanged if the packet ends there. */
  static long withL4(long parsed, int l3, int l4, int end) {
    return l4 < end ? parsed | (l4 - l3 + 1L) << L4_SHIFT : parsed;
  }
}
