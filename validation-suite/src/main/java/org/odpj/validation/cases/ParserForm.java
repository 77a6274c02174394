package org.odpj.validation.cases;

import org.odpj.validation.suite.Variant;

/** The frames of ODP's packet parser suite of packet I/O. */
enum ParserForm implements Variant {
  ARP(ParseForm.ETH_ARP),
  IPV4_ICMP(ParseForm.ETH_IPV4_ICMP),
  IPV4_TCP(ParseForm.ETH_IPV4_TCP),
  IPV4_UDP(ParseForm.ETH_IPV4_UDP),
  VLAN_IPV4_UDP(ParseForm.ETH_VLAN_IPV4_UDP),
  VLAN_QINQ_IPV4_UDP(ParseForm.ETH_VLAN_QINQ_IPV4_UDP),
  IPV4_SCTP(ParseForm.ETH_IPV4_SCTP),
  IPV6_ICMP(ParseForm.ETH_IPV6_ICMP),
  IPV6_TCP(ParseForm.ETH_IPV6_TCP),
  IPV6_UDP(ParseForm.ETH_IPV6_UDP),
  VLAN_IPV6_UDP(ParseForm.ETH_VLAN_IPV6_UDP),
  IPV6_SCTP(ParseForm.ETH_IPV6_SCTP);

  final ParseForm form;

  ParserForm(ParseForm form) {
    this.form = form;
  }
}
