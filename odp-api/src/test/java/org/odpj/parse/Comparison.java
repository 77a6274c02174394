package org.odpj.parse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares the parser's result of one frame with tshark's dissection.
 *
 * <p>Where the two mean to differ, the reason stands here: tshark looks into options, chunks and
 * payloads and verifies checksums of ICMP, IGMP and GRE, which the parser leaves to applications;
 * and the parser ends at the first error, where tshark goes on as far as it can.
 */
final class Comparison {
  private static final ParseParam CHECKED =
      new ParseParam(Proto.ETH, ProtoLayer.ALL, ProtoChecksums.ALL);

  /** Remarks that say that a header is malformed: the parser must flag an error. */
  private static final Set<String> MALFORMED =
      Set.of(
          "ip.bogus_ip_length",
          "ip.bogus_ip_version",
          "ip.hdr_len",
          "ip.checksum_bad.expert",
          "ipv6.plen_exceeds_framing",
          "ipv6.bogus_ipv6_version",
          "ipv6.invalid_header",
          "tcp.bogus_header_length");

  /** Remarks on checksums that the parser verifies in whole packets without options. */
  private static final Set<String> WRONG_L4_CHECKSUM =
      Set.of("udp.checksum.bad", "tcp.checksum_bad.expert", "sctp.checksum_bad.expert");

  /** The flag of a transport protocol, and tshark's name. */
  private static final Map<Long, String> L4 = new LinkedHashMap<>();

  static {
    L4.put(PacketFlags.UDP, "udp");
    L4.put(PacketFlags.TCP, "tcp");
    L4.put(PacketFlags.SCTP, "sctp");
    L4.put(PacketFlags.IGMP, "igmp");
    L4.put(PacketFlags.AH, "ah");
    L4.put(PacketFlags.ESP, "esp");
    L4.put(PacketFlags.GRE, "gre");
  }

  private final Dissection tshark;
  private final long parsed;
  private final List<String> differences = new ArrayList<>();

  private Comparison(Frame frame, Dissection tshark) {
    this.tshark = tshark;
    this.parsed = frame.parse(CHECKED);
  }

  /** What differs without a reason; empty if the two agree. */
  static List<String> differences(Frame frame, Dissection tshark) {
    Comparison comparison = new Comparison(frame, tshark);
    comparison.errors();
    comparison.link();
    if (!comparison.has(PacketFlags.L2_ERROR)) {
      comparison.network();
    }
    if (!comparison.has(PacketFlags.L2_ERROR) && !comparison.has(PacketFlags.L3_ERROR)) {
      comparison.transport();
      comparison.checksums();
    }
    return comparison.differences;
  }

  private void errors() {
    boolean error = (parsed & PacketFlags.ERRORS) != 0;
    List<String> remarks = tshark.remarks();
    boolean malformed = remarks.stream().anyMatch(MALFORMED::contains) || isUdpTooLong(remarks);
    boolean checksum = remarks.stream().anyMatch(WRONG_L4_CHECKSUM::contains);
    boolean verified = !has(PacketFlags.IPFRAG) && !has(PacketFlags.IPOPT);
    boolean known = has(PacketFlags.L3); // not so IP in what the parser does not look into
    expect(!malformed || !known || error, "tshark finds an error, the parser does not");
    expect(!checksum || !verified || error, "tshark finds a wrong checksum, the parser does not");
    expect(
        !error || !remarks.isEmpty() || isStricter(), "the parser finds an error, tshark does not");
  }

  /**
   * Three errors that tshark does not remark on: a first fragment that ends within a header, a type
   * after a VLAN tag that is neither a length nor a type, a version of GRE that does not exist.
   */
  private boolean isStricter() {
    return has(PacketFlags.IPFRAG)
        || has(PacketFlags.VLAN | PacketFlags.L2_ERROR)
        || has(PacketFlags.GRE | PacketFlags.L4_ERROR);
  }

  /** The first fragment of a datagram states the length of the whole. */
  private boolean isUdpTooLong(List<String> remarks) {
    return remarks.contains("udp.length.bad") && !has(PacketFlags.IPFRAG);
  }

  private void link() {
    same("Ethernet", has(PacketFlags.ETH), tshark.has("eth"));
    boolean tagged = tshark.has("vlan") || tshark.has("ieee8021ad");
    if (!has(PacketFlags.L2_ERROR)) {
      same("VLAN", has(PacketFlags.VLAN), tagged);
      // Of other LLC headers than that of an unnumbered information frame tshark may know more.
      expect(!has(PacketFlags.SNAP) || tshark.has("llc"), "SNAP without LLC");
    }
  }

  private void network() {
    if (has(PacketFlags.L3_ERROR)) {
      return; // of a header that is cut or of another version, tshark says various things
    }
    String outermost =
        Stream.of("ip", "ipv6", "arp")
            .filter(tshark::has)
            .min(Comparator.comparingInt(tshark::start))
            .orElse("");
    int place = Parsed.l3(parsed);
    if (!has(PacketFlags.L3) && tshark.start(outermost) != place) {
      return; // within PPPoE, LLC without SNAP and others that the parser does not know
    }
    same("IPv4", has(PacketFlags.IPV4), outermost.equals("ip"));
    same("IPv6", has(PacketFlags.IPV6), outermost.equals("ipv6"));
    same("ARP", has(PacketFlags.ARP), outermost.equals("arp"));
    expect(
        outermost.isEmpty() || tshark.start(outermost) == place,
        "%s at %d".formatted(outermost, place));
  }

  private void transport() {
    // In options that are malformed, which the parser steps over, tshark ends.
    if (!has(PacketFlags.L4) || tshark.remarks().contains("_ws.malformed")) {
      return;
    }
    L4.forEach((flag, protocol) -> {
      // In IPv6 fragments tshark ends at extension headers that it cannot make whole.
      boolean shown = tshark.has(protocol) || !has(PacketFlags.IPV6 | PacketFlags.IPFRAG);
      if (has(flag) && shown) {
        int place = Parsed.l4(parsed);
        expect(tshark.start(protocol) == place, "%s at %d".formatted(protocol, place));
      }
    });
  }

  private void checksums() {
    status("ip.checksum.status", ChecksumStatus.l3(parsed));
    String protocol = has(PacketFlags.TCP) ? "tcp" : has(PacketFlags.SCTP) ? "sctp" : "udp";
    status(protocol + ".checksum.status", ChecksumStatus.l4(parsed));
  }

  private void status(String field, ChecksumStatus status) {
    String shown = tshark.field(field);
    if (status == ChecksumStatus.OK && shown.equals("0")) {
      differences.add(field + " is bad, the parser finds it right");
    }
    if (status == ChecksumStatus.BAD && shown.equals("1")) {
      differences.add(field + " is good, the parser finds it wrong");
    }
  }

  private boolean has(long flags) {
    return (parsed & flags) == flags;
  }

  private void same(String what, boolean ours, boolean theirs) {
    expect(ours == theirs, "%s: the parser says %s, tshark %s".formatted(what, ours, theirs));
  }

  private void expect(boolean holds, String difference) {
    if (!holds) {
      differences.add(difference);
    }
  }
}
