package org.odpj.linuxgeneric.pktio.pcap;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.linuxgeneric.pktio.filter.PacketFilter;

/**
 * A capture file in memory, checked from its first byte to its last.
 *
 * <p>It is read, not mapped: a mapped file that somebody truncates makes the reader fail in the
 * middle of a burst, and pipes cannot be mapped. So a capture needs as much free memory as the file
 * is long, and eight bytes for each frame.
 *
 * @param arena what the memory belongs to; the owner closes it
 * @param memory the file's content
 * @param frames where the frames are in it
 * @param cut how many frames are shorter than they were on the wire
 * @param left how many frames a filter left out
 */
record Capture(Arena arena, MemorySegment memory, FrameIndex frames, int cut, long left) {
  private static final int FIRST_READ = 64 * 1024;
  private static final int LONGEST_READ = 1 << 30;
  private static final int GZIP = 0x8b1f;

  /**
   * Reads and checks a file.
   *
   * @param file any path
   * @param maxFrame bytes that the longest frame may have
   * @param filter what is kept of it; null for everything
   */
  @SuppressWarnings("MustBeClosedChecker") // The capture holds it and the interface closes it.
  static Capture read(Path file, int maxFrame, @Nullable PacketFilter filter) {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment memory = load(file, channel, arena);
      CaptureBytes bytes = new CaptureBytes(file, memory, maxFrame, filter);
      find(bytes);
      if (bytes.frames.count() == 0) {
        throw bytes.invalid(
            bytes.left() == 0
                ? "has no packets"
                : "none of its %,d packets matches filter '%s'".formatted(bytes.left(), filter));
      }
      return new Capture(arena, memory, bytes.frames, bytes.cut(), bytes.left());
    } catch (NoSuchFileException e) {
      arena.close();
      throw failed(file, "no such file", e);
    } catch (IOException e) {
      arena.close();
      throw failed(file, reason(file, e), e);
    } catch (OutOfMemoryError e) {
      arena.close();
      throw new OdpException(
          ErrorCode.MEMORY_EXHAUSTED,
          "%s: does not fit into memory; split it with editcap -c".formatted(file),
          e);
    } catch (RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  private static MemorySegment load(Path file, FileChannel channel, Arena arena)
      throws IOException {
    // Some room at the end, so that the end is seen without growing.
    MemorySegment memory = arena.allocate(channel.size() + FIRST_READ);
    long size = 0;
    while (true) {
      long room = Math.min(memory.byteSize() - size, LONGEST_READ);
      int read = channel.read(memory.asSlice(size, room).asByteBuffer());
      if (read < 0) {
        return memory.asSlice(0, size);
      }
      size += read;
      // Before all of it is read: it might have no end.
      if (size >= Integer.BYTES) {
        checkMagic(file, memory);
      }
      if (size == memory.byteSize()) {
        MemorySegment larger = arena.allocate(size * 2);
        larger.copyFrom(memory);
        memory = larger;
      }
    }
  }

  private static void checkMagic(Path file, MemorySegment memory) {
    int magic = memory.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 0);
    switch (magic) {
      case PcapFormat.MICROSECONDS, PcapFormat.NANOSECONDS, PcapngFormat.SECTION -> {}
      default -> {
        int swapped = Integer.reverseBytes(magic);
        if (swapped != PcapFormat.MICROSECONDS && swapped != PcapFormat.NANOSECONDS) {
          throw new OdpException(
              ErrorCode.CAPTURE_INVALID,
              (magic & 0xffff) == GZIP
                  ? "%s: is compressed; unpack it with gunzip".formatted(file)
                  : "%s: is not a capture file (pcap or pcapng)".formatted(file));
        }
      }
    }
  }

  private static void find(CaptureBytes bytes) {
    if (bytes.size() == 0) {
      throw bytes.invalid("is empty");
    }
    if (bytes.size() < Integer.BYTES) {
      throw bytes.invalid("is not a capture file (pcap or pcapng)");
    }
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    switch ((int) bytes.u32(0)) {
      case PcapngFormat.SECTION -> PcapngFormat.read(bytes);
      case PcapFormat.MICROSECONDS, PcapFormat.NANOSECONDS ->
          PcapFormat.read(bytes, ByteOrder.LITTLE_ENDIAN);
      default -> PcapFormat.read(bytes, ByteOrder.BIG_ENDIAN);
    }
  }

  private static String reason(Path file, IOException e) {
    String message = e.getMessage();
    if (message == null || message.equals(file.toString())) {
      return e.getClass().getSimpleName();
    }
    return message;
  }

  private static OdpException failed(Path file, String reason, IOException e) {
    return new OdpException(
        ErrorCode.FILE_FAILED, "%s: cannot be read: %s".formatted(file, reason), e);
  }
}
