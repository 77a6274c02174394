package org.odpj.validation.cases;

import org.odpj.classify.PmrField;
import org.odpj.validation.suite.Variant;

/** A place of a field that no case of ODP is about. */
@SuppressWarnings("ImmutableEnumChecker") // Terms do not change.
enum FurtherTermForm implements Variant {
  UDP6_DPORT(
      Term.of(
          PmrField.UDP_DESTINATION_PORT, TermFrame::udpOverIpv6, 12_346, TermFrame.L4_OF_IPV6 + 3)),
  VLAN_ID_OF_ONE(Term.of(PmrField.VLAN_INNER, TermFrame::tagged, 23, 15)),
  IPSEC_SPI_ESP_UDP(
      Term.of(PmrField.IPSEC_SPI, TermFrame::espOverUdp, 0x0102_0304, TermFrame.L4 + 11)),
  LD_VNI_VXLAN(Term.of(PmrField.VIRTUAL_NETWORK, TermFrame::vxlan, 0x01_0203, TermFrame.L4 + 14)),
  LD_VNI_NVGRE(Term.of(PmrField.VIRTUAL_NETWORK, TermFrame::nvgre, 0x01_0203, TermFrame.L4 + 6));

  final Term term;

  FurtherTermForm(Term term) {
    this.term = term;
  }
}
