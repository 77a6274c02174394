package org.odpj.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.odpj.proto.EtherType;
import org.odpj.proto.IpProtocol;

/**
 * Sound and malformed frames from a seed: every combination of headers comes up sooner or later.
 */
final class FrameCorpus {
  private static final byte[][] DESTINATIONS = {
    {2, 0, 0, 0, 0, 2}, {1, 0, 0x5e, 0, 0, 1}, {-1, -1, -1, -1, -1, -1}
  };
  private static final int[] IPV4_DESTINATIONS = {0x0a00_0002, 0xe000_0009, 0xffff_ffff};
  private static final int[] IPV4_PROTOCOLS = {
    IpProtocol.UDP,
    IpProtocol.UDP,
    IpProtocol.TCP,
    IpProtocol.TCP,
    IpProtocol.SCTP,
    IpProtocol.ICMP,
    IpProtocol.IGMP,
    IpProtocol.ESP,
    IpProtocol.AH,
    IpProtocol.GRE,
    253
  };
  private static final int[] IPV6_PROTOCOLS = {
    IpProtocol.UDP,
    IpProtocol.TCP,
    IpProtocol.SCTP,
    IpProtocol.ICMPV6,
    IpProtocol.ESP,
    IpProtocol.AH,
    IpProtocol.GRE,
    IpProtocol.NO_NEXT,
    253
  };
  private static final int[] UDP_PORTS = {40_001, 40_001, 4_789, 4_500};
  private static final int[] GRE_FLAGS = {0, 0x8000, 0x2000, 0x3000, 0xb000};

  private final Random random;

  private FrameCorpus(long seed) {
    this.random = new Random(seed);
  }

  /** Sound frames. */
  static List<Frame> sound(long seed, int count) {
    FrameCorpus corpus = new FrameCorpus(seed);
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(corpus.frame());
    }
    return frames;
  }

  /** Frames with one to three octets of their headers changed, or cut somewhere. */
  static List<Frame> malformed(long seed, int count) {
    FrameCorpus corpus = new FrameCorpus(~seed);
    List<Frame> frames = new ArrayList<>();
    while (frames.size() < count) {
      Frame frame = corpus.frame();
      frames.add(corpus.random.nextInt(3) == 0 ? corpus.cut(frame) : corpus.damaged(frame));
    }
    return frames;
  }

  private Frame cut(Frame frame) {
    return frame.truncated(1 + random.nextInt(frame.length() - 1));
  }

  private Frame damaged(Frame frame) {
    Frame damaged = frame;
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = 12 + random.nextInt(Math.min(70, frame.length() - 12));
      int value = random.nextBoolean() ? random.nextInt(256) : damaged.bytes()[at] + 1;
      damaged = damaged.with("octet %d is %d".formatted(at, value & 0xff), at, value);
    }
    return damaged;
  }

  private Frame frame() {
    FrameBuilder builder = new FrameBuilder(random, random.nextInt(100));
    int type =
        switch (random.nextInt(12)) {
          case 0 -> arp(builder);
          case 1 -> 0x88b5; // local experiments
          case 2, 3, 4, 5 -> ipv6(builder);
          default -> ipv4(builder);
        };
    return link(builder, type).pad(60).build();
  }

  private FrameBuilder link(FrameBuilder builder, int type) {
    byte[] destination = pick(DESTINATIONS);
    switch (random.nextInt(8)) {
      case 0 -> builder.vlan(type).eth(destination, EtherType.VLAN);
      case 1 -> builder.vlan(type).vlan(EtherType.VLAN).eth(destination, EtherType.QINQ);
      case 2 -> builder.vlan(type).vlan(EtherType.VLAN).eth(destination, EtherType.VLAN);
      case 3 -> builder.vlan(type).eth(destination, EtherType.QINQ);
      case 4 -> builder.snap(type).eth(destination);
      case 5 -> {
        builder.snap(type);
        builder.vlan(builder.length()).eth(destination, EtherType.VLAN);
      }
      default -> builder.eth(destination, type);
    }
    return builder;
  }

  private int arp(FrameBuilder builder) {
    builder.arp();
    return EtherType.ARP;
  }

  private int ipv4(FrameBuilder builder) {
    int destination = pick(IPV4_DESTINATIONS);
    int protocol = pick(IPV4_PROTOCOLS);
    int options = random.nextInt(4) == 0 ? 4 * (1 + random.nextInt(10)) : 0;
    int fragment =
        switch (random.nextInt(8)) {
          case 0 -> 0x2000; // the first of several
          case 1 -> 100; // the last
          case 2 -> 0x4000; // not to be fragmented
          default -> 0;
        };
    transport(builder, protocol, false, destination);
    builder.ipv4(protocol, destination, options, fragment);
    return EtherType.IPV4;
  }

  private int ipv6(FrameBuilder builder) {
    boolean multicast = random.nextInt(4) == 0;
    int next = pick(IPV6_PROTOCOLS);
    if (next != IpProtocol.NO_NEXT) {
      transport(builder, next, true, multicast ? 1 : 0);
    }
    if (random.nextInt(3) == 0) {
      builder.extension(IpProtocol.DESTINATION_OPTIONS, next, random.nextInt(4));
      next = IpProtocol.DESTINATION_OPTIONS;
    }
    if (random.nextInt(4) == 0) {
      builder.fragmentHeader(next, random.nextBoolean() ? 1 : 800);
      next = IpProtocol.FRAGMENT;
    }
    if (random.nextInt(5) == 0) {
      builder.extension(IpProtocol.ROUTING, next, random.nextInt(4));
      next = IpProtocol.ROUTING;
    }
    if (random.nextInt(4) == 0) {
      builder.extension(IpProtocol.HOP_BY_HOP, next, random.nextInt(4));
      next = IpProtocol.HOP_BY_HOP;
    }
    builder.ipv6(next, multicast);
    return EtherType.IPV6;
  }

  private void transport(FrameBuilder builder, int protocol, boolean ipv6, int destination) {
    switch (protocol) {
      case IpProtocol.UDP -> {
        int port = pick(UDP_PORTS);
        if (port == 4_789) {
          builder.eth(DESTINATIONS[0], 0x88b5).header("vxlan", 0x0800_0000_0012_3400L);
        } else if (port == 4_500) {
          builder.header("esp", 0x0000_1000_0000_0001L);
        }
        builder.udp(port, ipv6, destination);
      }
      case IpProtocol.TCP -> builder.tcp(4 * random.nextInt(11), ipv6, destination);
      case IpProtocol.SCTP -> builder.sctp();
      case IpProtocol.ICMP -> builder.control("icmp", 0x0800_0000_0000_0001L);
      case IpProtocol.ICMPV6 -> builder.header("icmpv6", 0x8000_0000_0000_0001L);
      case IpProtocol.IGMP -> builder.control("igmp", 0x1600_0000_e000_0009L);
      case IpProtocol.ESP -> builder.header("esp", 0x0000_1000_0000_0001L);
      case IpProtocol.AH -> builder.ah(253, 12);
      case IpProtocol.GRE -> builder.gre(pick(GRE_FLAGS), 0x88b5);
      default -> {
        // Nothing known: the payload alone.
      }
    }
  }

  private int pick(int[] values) {
    return values[random.nextInt(values.length)];
  }

  private byte[] pick(byte[][] values) {
    return values[random.nextInt(values.length)];
  }
}
