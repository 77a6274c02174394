package org.odpj.linuxgeneric.pktio.xdp;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.linuxgeneric.libc.SystemCalls;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;

/**
 * The memory of a packet pool as AF_XDP sees it, so that the kernel writes frames where packets
 * have their data.
 *
 * <p>Chunks are unaligned, because elements of a pool are not of a size that is a power of two. The
 * kernel puts a frame {@value #KERNEL_HEADROOM} bytes and a headroom of our choice behind the
 * chunk's start, and fills no more than the rest of the chunk. The headroom is chosen so that this
 * rest is exactly the data of a packet. So a chunk starts {@link #lead} bytes before its packet's
 * data, in what belongs to another packet, but is written in its own packet's data only.
 *
 * @param base address of the first byte, at the start of a page
 * @param length bytes
 * @param chunk bytes of a chunk
 * @param frameLength bytes of the longest frame
 * @param delta what to add to an offset in the pool's memory
 */
record Umem(long base, long length, int chunk, int frameLength, long delta) {
  /** XDP_PACKET_HEADROOM of linux/bpf.h. */
  static final int KERNEL_HEADROOM = 256;

  /** A receive descriptor's address has the start of the data in its upper bits. */
  private static final int OFFSET_SHIFT = 48; // XSK_UNALIGNED_BUF_OFFSET_SHIFT

  private static final long BASE_MASK = (1L << OFFSET_SHIFT) - 1;

  private static final int SMALL_CHUNK = 2048; // XDP_UMEM_MIN_CHUNK_SIZE
  private static final int LARGE_CHUNK = 4096; // The kernel takes none that is larger than a page.

  /** How many of a pool's first packets may have their chunk's start before the memory. */
  static final int MAX_UNFIT = LARGE_CHUNK / 64;

  private static final int REGISTRATION = 32; // struct xdp_umem_reg
  private static final int UNALIGNED_CHUNKS = 1; // XDP_UMEM_UNALIGNED_CHUNK_FLAG

  /** Lays it over a pool of which a packet is free. */
  static Umem over(String pktio, PacketPool pool) {
    Packet packet = pool.alloc(1);
    if (packet == null) {
      throw new OdpException(
          ErrorCode.POOL_TOO_SMALL, "%s: the pool has no free packet".formatted(pktio));
    }
    MemorySegment memory = packet.memory();
    int contiguous = packet.length() + packet.tailroom();
    packet.free();
    int frameLength =
        Math.min(Math.min(contiguous, pool.maxLength()), LARGE_CHUNK - KERNEL_HEADROOM);
    int chunk = frameLength <= SMALL_CHUNK - KERNEL_HEADROOM ? SMALL_CHUNK : LARGE_CHUNK;
    long base = memory.address() & -SystemCalls.pageSize();
    long delta = memory.address() - base;
    return new Umem(base, delta + memory.byteSize(), chunk, frameLength, delta);
  }

  /** How far before a packet's data its chunk starts. */
  int lead() {
    return chunk - frameLength;
  }

  /** {@code struct xdp_umem_reg} of linux/if_xdp.h. */
  MemorySegment registration(Arena arena) {
    MemorySegment request = arena.allocate(REGISTRATION, 8);
    request.set(JAVA_LONG, 0, base);
    request.set(JAVA_LONG, 8, length);
    request.set(JAVA_INT, 16, chunk);
    request.set(JAVA_INT, 20, lead() - KERNEL_HEADROOM);
    request.set(JAVA_INT, 24, UNALIGNED_CHUNKS);
    return request;
  }

  /**
   * The chunk for a packet whose data starts at an offset in the pool's memory.
   *
   * @return negative if it would start before the memory, as for the pool's first packets
   */
  long chunkOf(long dataOffset) {
    return dataOffset + delta - lead();
  }

  /** Where in the pool's memory the data of a received descriptor is. */
  long dataOffset(long address) {
    return (address & BASE_MASK) + (address >>> OFFSET_SHIFT) - delta;
  }

  /** The address for sending data that is at an offset in the pool's memory. */
  long address(long dataOffset) {
    return dataOffset + delta;
  }
}
