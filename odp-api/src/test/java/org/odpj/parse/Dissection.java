package org.odpj.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What tshark says of a frame; of what occurs several times, the outermost. */
final class Dissection {
  /** The severity of an expert's remark that tshark calls a warning; errors are above it. */
  private static final int WARNING = 0x60_0000;

  /** What the parser knows; whatever else tshark finds is payload, which is random. */
  private static final Set<String> HEADERS =
      Set.of(
          "geninfo",
          "frame",
          "eth",
          "vlan",
          "ieee8021ad",
          "llc",
          "arp",
          "ip",
          "ipv6",
          "ipv6.hopopts",
          "ipv6.routing",
          "ipv6.fraghdr",
          "ipv6.dstopts",
          "udp",
          "tcp",
          "sctp",
          "icmp",
          "icmpv6",
          "igmp",
          "esp",
          "ah",
          "gre",
          "vxlan",
          "udpencap");

  private final Map<String, Integer> starts = new LinkedHashMap<>();
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();
  private String expert = "";
  private boolean payload;

  void proto(String name, int start) {
    if (name.startsWith("_ws.")) {
      if (name.equals("_ws.malformed") && !payload) {
        remarks.add(name);
      }
      return;
    }
    // What comes again is a header of a packet within the packet, if it is no tag or extension.
    boolean again = starts.containsKey(name) && !name.equals("vlan") && !name.startsWith("ipv6.");
    payload |= again || !HEADERS.contains(name);
    starts.putIfAbsent(name, start);
  }

  void field(String name, String value) {
    if (payload) {
      return;
    }
    fields.putIfAbsent(name, value);
    switch (name) {
      case "_ws.malformed" -> remarks.add(name);
      case "_ws.expert.severity" -> {
        if (Integer.parseInt(value) >= WARNING) {
          remarks.add(expert);
        }
      }
      default -> {
        if (!name.startsWith("_ws.")) {
          expert = name;
        }
      }
    }
  }

  /** Where a protocol starts, or -1. */
  int start(String protocol) {
    return starts.getOrDefault(protocol, Parsed.NONE);
  }

  boolean has(String protocol) {
    return starts.containsKey(protocol);
  }

  /** A field's value, or an empty text. */
  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /** What experts remark on: fields, and {@code _ws.malformed} where a header is not whole. */
  List<String> remarks() {
    return remarks;
  }

  @Override
  public String toString() {
    return starts + " " + remarks;
  }
}
