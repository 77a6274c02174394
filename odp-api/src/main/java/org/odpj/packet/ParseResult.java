package org.odpj.packet;

import org.odpj.parse.ChecksumStatus;

/**
 * What is known of a packet's headers at one moment (ODP: {@code odp_packet_parse_result_t}). It
 * stays when the packet is gone.
 *
 * @param flags bits of {@link org.odpj.parse.PacketFlags}
 * @param length see {@link Packet#length}
 * @param l2Offset see {@link Packet#l2Offset()}
 * @param l3Offset see {@link Packet#l3Offset()}
 * @param l4Offset see {@link Packet#l4Offset()}
 * @param l3Type see {@link Packet#l3Type}
 * @param l4Type see {@link Packet#l4Type}
 * @param l3ChecksumStatus see {@link Packet#l3ChecksumStatus}
 * @param l4ChecksumStatus see {@link Packet#l4ChecksumStatus}
 */
public record ParseResult(
    long flags,
    int length,
    int l2Offset,
    int l3Offset,
    int l4Offset,
    int l3Type,
    int l4Type,
    ChecksumStatus l3ChecksumStatus,
    ChecksumStatus l4ChecksumStatus) {}
