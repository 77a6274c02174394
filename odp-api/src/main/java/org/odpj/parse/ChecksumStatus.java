package org.odpj.parse;

/** What is known of a checksum (ODP: {@code odp_packet_chksum_status_t}). */
public enum ChecksumStatus {
  /** It was not looked at. */
  UNKNOWN,
  /** It was looked at and is wrong. */
  BAD,
  /** It was looked at and is right, or UDP over IPv4 has none. */
  OK;

  /**
   * The status of the IPv4 header's checksum.
   *
   * @param flags of a packet
   * @return its status
   */
  public static ChecksumStatus l3(long flags) {
    return of(flags, PacketFlags.L3_CHKSUM_OK, PacketFlags.L3_CHKSUM_BAD);
  }

  /**
   * The status of the transport layer's checksum.
   *
   * @param flags of a packet
   * @return its status
   */
  public static ChecksumStatus l4(long flags) {
    return of(flags, PacketFlags.L4_CHKSUM_OK, PacketFlags.L4_CHKSUM_BAD);
  }

  private static ChecksumStatus of(long flags, long ok, long bad) {
    if ((flags & bad) != 0) {
      return BAD;
    }
    return (flags & ok) != 0 ? OK : UNKNOWN;
  }
}
