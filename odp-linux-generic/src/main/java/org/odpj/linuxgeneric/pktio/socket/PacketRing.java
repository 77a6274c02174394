package org.odpj.linuxgeneric.pktio.socket;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.odpj.linuxgeneric.libc.Errno;
import org.odpj.linuxgeneric.libc.Libc;
import org.odpj.linuxgeneric.pktio.device.NetDevice;

/**
 * A receive ring of TPACKET_V3 in memory that is shared with the kernel: blocks of frames, each
 * block handed over as a whole when it is full or {@value #RETIRE_MS} ms old. Layouts and numbers
 * of linux/if_packet.h ({@code tpacket_req3}, {@code tpacket_hdr_v1}, {@code tpacket3_hdr}), the
 * same since Linux 3.2.
 */
final class PacketRing implements AutoCloseable {
  /** A frame that is still to be cut must fit into a block, beside the headers of both. */
  private static final int BLOCK_SIZE = 256 << 10;

  private static final int BLOCKS = 64;
  private static final int RETIRE_MS = 1;

  private static final int PACKET_RX_RING = 5;
  private static final int PACKET_VERSION = 10;
  private static final int TPACKET_V3 = 2;
  private static final int FRAME_SIZE = 2048; // only its count is checked in this version
  private static final int REQUEST = 28; // struct tpacket_req3

  private static final int BLOCK_STATUS = 8;
  private static final int BLOCK_FRAMES = 12;
  private static final int BLOCK_FIRST = 16;

  private static final int NEXT = 0; // tp_next_offset
  private static final int LENGTH = 12; // tp_snaplen
  private static final int ORIGINAL_LENGTH = 16; // tp_len
  private static final int STATUS = 20; // tp_status
  private static final int DATA = 24; // tp_mac
  private static final int VLAN_CONTROL = 32; // hv1.tp_vlan_tci
  private static final int VLAN_TYPE = 36; // hv1.tp_vlan_tpid

  private static final int KERNELS = 0; // TP_STATUS_KERNEL
  private static final int USERS = 1; // TP_STATUS_USER

  private static final VarHandle INT = JAVA_INT.varHandle();

  private final Arena arena;
  private final MemorySegment memory;
  private long block;
  private long frame;
  private int left;
  private boolean held;

  /** Gives a socket that is not bound a ring. */
  @SuppressWarnings("MustBeClosedChecker") // It is closed with this object.
  PacketRing(PacketSocket socket) {
    arena = Arena.ofShared();
    try {
      Errno errno = new Errno(arena);
      socket.option(
          PACKET_VERSION, arena.allocateFrom(JAVA_INT, TPACKET_V3), "asking for TPACKET_V3");
      MemorySegment request = arena.allocate(REQUEST, 4);
      request.setAtIndex(JAVA_INT, 0, BLOCK_SIZE);
      request.setAtIndex(JAVA_INT, 1, BLOCKS);
      request.setAtIndex(JAVA_INT, 2, FRAME_SIZE);
      request.setAtIndex(JAVA_INT, 3, BLOCK_SIZE / FRAME_SIZE * BLOCKS);
      request.setAtIndex(JAVA_INT, 4, RETIRE_MS);
      socket.option(PACKET_RX_RING, request, "making a receive ring");
      long size = (long) BLOCK_SIZE * BLOCKS;
      long address = Libc.map(errno, socket.fd(), 0, size);
      if (address < 0) {
        throw NetDevice.failed(socket.device(), "mapping the receive ring", (int) address);
      }
      memory = MemorySegment.ofAddress(address).reinterpret(size, arena, PacketRing::unmap);
    } catch (RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  private static void unmap(MemorySegment memory) {
    try (Arena arena = Arena.ofConfined()) {
      Libc.unmap(new Errno(arena), memory.address(), memory.byteSize());
    }
  }

  /** The memory of the ring. */
  MemorySegment memory() {
    return memory;
  }

  /**
   * How many frames can be read from here on; asks for the next block if there are none. The block
   * of the last frame goes back to the kernel by this call, and not before.
   */
  int available() {
    if (left == 0) {
      if (held) {
        release();
      }
      if (((int) INT.getAcquire(memory, block + BLOCK_STATUS) & USERS) != 0) {
        held = true;
        left = memory.get(JAVA_INT, block + BLOCK_FRAMES);
        frame = block + memory.get(JAVA_INT, block + BLOCK_FIRST);
      }
    }
    return left;
  }

  private void release() {
    INT.setRelease(memory, block + BLOCK_STATUS, KERNELS);
    held = false;
    block += BLOCK_SIZE;
    if (block == (long) BLOCK_SIZE * BLOCKS) {
      block = 0;
    }
  }

  /** Goes on to the next frame; this one stays readable until {@link #available}. */
  void next() {
    left--;
    frame += memory.get(JAVA_INT, frame + NEXT);
  }

  /** Where the frame is in {@link #memory}; the virtio-net header ends there. */
  long data() {
    return frame + Short.toUnsignedInt(memory.get(Octets.NATIVE_SHORT, frame + DATA));
  }

  /** Bytes of the frame. */
  int length() {
    return memory.get(JAVA_INT, frame + LENGTH);
  }

  /** Whether the ring has not all of the frame. */
  boolean truncated() {
    return length() < memory.get(JAVA_INT, frame + ORIGINAL_LENGTH);
  }

  /** The VLAN tag that the kernel took out of the frame: type, control; 0 if none. */
  int vlanTag() {
    int status = memory.get(JAVA_INT, frame + STATUS);
    return VlanTag.of(
        status,
        memory.get(Octets.NATIVE_SHORT, frame + VLAN_CONTROL),
        memory.get(Octets.NATIVE_SHORT, frame + VLAN_TYPE));
  }

  @Override
  public void close() {
    arena.close();
  }
}
