package org.odpj.linuxgeneric.pktio.xdp;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.linuxgeneric.libc.Errno;
import org.odpj.linuxgeneric.libc.Libc;

/**
 * The XDP program that gives frames to sockets: each to the socket of its receive queue, and to the
 * kernel where a queue has none. Loaded and attached by bpf(2). What is attached by a link goes
 * with the link's descriptor, so also if the process dies. Numbers and layouts of linux/bpf.h, the
 * same since Linux 5.9 (which brought links for XDP).
 */
final class RedirectProgram implements AutoCloseable {
  private static final int MAP_CREATE = 0;
  private static final int MAP_UPDATE = 2;
  private static final int PROG_LOAD = 5;
  private static final int LINK_CREATE = 28;

  private static final int MAP_TYPE_XSKMAP = 17;
  private static final int PROG_TYPE_XDP = 6;
  private static final int ATTACH_XDP = 37;
  private static final int ATTRIBUTES = 72; // up to expected_attach_type

  private static final int SKB_MODE = 1 << 1; // XDP_FLAGS_SKB_MODE of linux/if_link.h
  private static final int DRIVER_MODE = 1 << 2; // XDP_FLAGS_DRV_MODE

  private static final int XDP_PASS = 2;
  private static final int REDIRECT_MAP = 51; // BPF_FUNC_redirect_map
  private static final int RX_QUEUE_INDEX = 16; // of struct xdp_md
  private static final String LICENSE = "Apache-2.0";

  private final String device;
  private final int map;
  private int program = -1;
  private int link = -1;

  /** Loads the program for sockets of queues 0 to {@code queues} - 1. */
  RedirectProgram(String device, int queues) {
    this.device = device;
    this.map = makeMap(device, queues);
    try {
      this.program = load();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static int makeMap(String device, int queues) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(ATTRIBUTES, 8);
      request.set(JAVA_INT, 0, MAP_TYPE_XSKMAP);
      request.set(JAVA_INT, 4, Integer.BYTES); // key
      request.set(JAVA_INT, 8, Integer.BYTES); // value
      request.set(JAVA_INT, 12, queues);
      int result = Libc.bpf(new Errno(arena), MAP_CREATE, request);
      XskSocket.check(device, "making the map of sockets", result);
      return result;
    }
  }

  /** {@code return bpf_redirect_map(&sockets, context->rx_queue_index, XDP_PASS)}. */
  private int load() {
    try (Arena arena = Arena.ofConfined()) {
      long[] code = {
        instruction(0x61, 2, 1, RX_QUEUE_INDEX, 0), // r2 = *(u32 *)(r1 + 16)
        instruction(0x18, 1, 1, 0, map), // r1 = map, by descriptor; two instructions
        instruction(0, 0, 0, 0, 0),
        instruction(0xb7, 3, 0, 0, XDP_PASS), // r3 = XDP_PASS
        instruction(0x85, 0, 0, 0, REDIRECT_MAP), // call
        instruction(0x95, 0, 0, 0, 0) // exit
      };
      MemorySegment request = arena.allocate(ATTRIBUTES, 8);
      request.set(JAVA_INT, 0, PROG_TYPE_XDP);
      request.set(JAVA_INT, 4, code.length);
      request.set(JAVA_LONG, 8, arena.allocateFrom(JAVA_LONG, code).address());
      request.set(JAVA_LONG, 16, arena.allocateFrom(LICENSE).address());
      request.set(JAVA_INT, 68, ATTACH_XDP);
      int result = Libc.bpf(new Errno(arena), PROG_LOAD, request);
      XskSocket.check(device, "loading the XDP program", result);
      return result;
    }
  }

  /** {@code struct bpf_insn}: operation, two registers, offset, constant. */
  private static long instruction(int code, int target, int source, int offset, int constant) {
    return code
        | (long) target << 8
        | (long) source << 12
        | (long) offset << 16
        | (long) constant << 32;
  }

  /** Lets a queue's frames go to a socket. */
  void redirect(int queue, int socket) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(32, 8);
      request.set(JAVA_INT, 0, map);
      request.set(JAVA_LONG, 8, arena.allocateFrom(JAVA_INT, queue).address());
      request.set(JAVA_LONG, 16, arena.allocateFrom(JAVA_INT, socket).address());
      int result = Libc.bpf(new Errno(arena), MAP_UPDATE, request);
      XskSocket.check(device, "directing queue " + queue, result);
    }
  }

  /**
   * Runs the program on a device's frames.
   *
   * @return whether it is the device's driver that runs it, rather than the kernel on its packets
   */
  boolean attach(int deviceIndex) {
    link = link(deviceIndex, DRIVER_MODE);
    boolean byDriver = link >= 0;
    if (!byDriver && link != -Errno.EBUSY) {
      link = link(deviceIndex, SKB_MODE);
    }
    if (link == -Errno.EBUSY) {
      throw new OdpException(
          ErrorCode.INTERFACE_BUSY,
          "%s: the device has an XDP program already; remove it: ip link set %s xdp off"
              .formatted(device, device));
    }
    XskSocket.check(device, "attaching the XDP program", link);
    return byDriver;
  }

  private int link(int deviceIndex, int mode) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(16, 8);
      request.set(JAVA_INT, 0, program);
      request.set(JAVA_INT, 4, deviceIndex);
      request.set(JAVA_INT, 8, ATTACH_XDP);
      request.set(JAVA_INT, 12, mode);
      return Libc.bpf(new Errno(arena), LINK_CREATE, request);
    }
  }

  /** Detaches and unloads it. */
  @Override
  public void close() {
    try (Arena arena = Arena.ofConfined()) {
      Errno errno = new Errno(arena);
      for (int fd : new int[] {link, program, map}) {
        if (fd >= 0) {
          Libc.close(errno, fd);
        }
      }
    }
  }
}
