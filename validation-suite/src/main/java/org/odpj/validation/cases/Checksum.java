package org.odpj.validation.cases;

import org.odpj.packet.Packet;
import org.odpj.parse.ChecksumStatus;
import org.odpj.parse.PacketFlags;
import org.odpj.validation.suite.Variant;

/** Checksums that an interface can verify. */
enum Checksum implements Variant {
  /** Its wrong frame has another time to live. */
  IPV4(ParseForm.ETH_IPV4_UDP, 22, PacketFlags.L3_ERROR),
  UDP(ParseForm.ETH_IPV4_UDP, 60, PacketFlags.L4_ERROR),
  TCP(ParseForm.ETH_IPV4_TCP, 60, PacketFlags.L4_ERROR),
  SCTP(ParseForm.ETH_IPV4_SCTP, 60, PacketFlags.L4_ERROR);

  final long error;
  private final ParseForm form;
  private final int damaged;

  Checksum(ParseForm form, int damaged, long error) {
    this.form = form;
    this.damaged = damaged;
    this.error = error;
  }

  /** ODP has no case of TCP's checksum, which is computed as UDP's is. */
  @Override
  public String odpName() {
    return this == TCP ? UDP.odpName() : Variant.super.odpName();
  }

  byte[] right() {
    return form.frame();
  }

  byte[] wrong() {
    byte[] frame = form.frame();
    frame[damaged] ^= 1;
    return frame;
  }

  ChecksumStatus status(Packet packet) {
    return this == IPV4 ? packet.l3ChecksumStatus() : packet.l4ChecksumStatus();
  }
}
