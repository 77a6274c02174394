package org.odpj.packet;

/**
 * Whether packet output fills in a checksum (ODP: {@code odp_packet_l3_chksum_insert}, {@code
 * odp_packet_l4_chksum_insert}).
 */
public enum ChecksumInsert {
  /** As the interface is configured. */
  DEFAULT,
  /** Whatever the interface's default; still only where the interface has insertion enabled. */
  INSERT,
  /** Not, whatever the interface's default. */
  SKIP
}
