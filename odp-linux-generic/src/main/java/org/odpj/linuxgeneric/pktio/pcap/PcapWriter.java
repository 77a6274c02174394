package org.odpj.linuxgeneric.pktio.pcap;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import org.odpj.config.OdpLog;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.linuxgeneric.libc.Errno;
import org.odpj.linuxgeneric.libc.Libc;
import org.odpj.linuxgeneric.pktio.base.Bursts;
import org.odpj.linuxgeneric.pktio.base.Count;
import org.odpj.linuxgeneric.pktio.base.FrameCopy;
import org.odpj.linuxgeneric.pktio.base.QueueCounters;
import org.odpj.linuxgeneric.pktio.base.Sender;
import org.odpj.packet.Packet;

/**
 * Writes a capture file: classic pcap, because every tool reads it, with nanoseconds, because at
 * millions of packets a second microseconds would not tell bursts apart.
 *
 * <p>Records gather in a large buffer that goes out in one write(2); a Java channel would close the
 * file when the worker is interrupted. If a write fails, the file is cut back to its last whole
 * record, the buffer's packets count as dropped and so do all that follow; packets beyond the limit
 * count as dropped as well. One holder at a time, who holds the output queue or the stopped
 * interface.
 */
final class PcapWriter {
  /** The longest frame that is written. */
  static final int MAX_FRAME = 65_535;

  private static final int BUFFER = 1 << 20;
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  // fcntl.h, x86-64 and AArch64
  private static final int O_WRONLY = 1;
  private static final int O_CREAT = 0100;
  private static final int O_CLOEXEC = 02000000;
  private static final int RIGHTS = 0666;

  private final Path file;
  private final boolean isNew;
  private final long limit;
  private final int fd;
  private final OdpLog log;
  private final Arena arena;
  private final MemorySegment buffer;
  private final Errno errno;

  /** What {@link System#nanoTime} must be added to, to give nanoseconds since 1970. */
  private final long epoch;

  private QueueCounters counters = new QueueCounters();
  private int used;
  private long written;
  private long pendingPackets;
  private long pendingOctets;
  private boolean begun;
  private boolean ended;

  private PcapWriter(
      Path file, boolean isNew, long limit, int fd, OdpLog log, Arena arena, Errno errno) {
    this.file = file;
    this.isNew = isNew;
    this.limit = limit;
    this.fd = fd;
    this.log = log;
    this.arena = arena;
    this.errno = errno;
    this.buffer = arena.allocate(BUFFER, 64);
    Instant now = Instant.now();
    this.epoch = now.getEpochSecond() * NANOS_PER_SECOND + now.getNano() - System.nanoTime();
  }

  /** Opens the file, which stays as it is until {@link #begin}. */
  @SuppressWarnings("MustBeClosedChecker") // close() closes it.
  static PcapWriter open(Path file, long limit, OdpLog log) {
    boolean isNew = Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
    Arena arena = Arena.ofShared();
    Errno errno = new Errno(arena);
    int fd = Libc.open(errno, file.toString(), O_WRONLY | O_CREAT | O_CLOEXEC, RIGHTS);
    if (fd < 0) {
      arena.close();
      throw cannotWrite(file, fd);
    }
    return new PcapWriter(file, isNew, limit, fd, log, arena, errno);
  }

  /** Empties the file and writes its header, the first time that it is called. */
  void begin() {
    if (begun) {
      return;
    }
    int error = Libc.ftruncate(errno, fd, 0);
    if (error == 0 || error == -Errno.EINVAL) { // A device or pipe has nothing to empty.
      header();
      error = push();
    }
    if (error < 0) {
      throw cannotWrite(file, error);
    }
    begun = true;
  }

  private static OdpException cannotWrite(Path file, int error) {
    return new OdpException(
        ErrorCode.FILE_FAILED, "%s: cannot be written: %s".formatted(file, Libc.message(error)));
  }

  /** A queue that writes here. */
  Sender sender(QueueCounters queueCounters) {
    counters = queueCounters;
    return this::send;
  }

  private void header() {
    buffer.set(LONG, 0, Integer.toUnsignedLong(PcapFormat.NANOSECONDS) | 2L << 32 | 4L << 48);
    buffer.set(LONG, 8, 0);
    buffer.set(LONG, 16, FrameIndex.MAX_FRAME | 1L << 32); // snap length; Ethernet
    used = PcapFormat.FILE_HEADER;
  }

  private int send(Packet[] packets, int offset, int count) {
    long now = epoch + System.nanoTime();
    long time = now / NANOS_PER_SECOND | now % NANOS_PER_SECOND << 32;
    long octets = 0;
    int dropped = 0;
    for (int i = offset; i < offset + count; i++) {
      Packet packet = packets[i];
      int length = packet.length();
      if (append(packet, length, time)) {
        octets += length;
      } else {
        dropped++;
      }
    }
    counters.add(Count.DROPPED, dropped);
    counters.add(Count.PACKETS, count - dropped);
    counters.add(Count.OCTETS, octets);
    Bursts.free(packets, offset, count);
    return count;
  }

  private boolean append(Packet packet, int length, long time) {
    if (length > MAX_FRAME) {
      return false;
    }
    int size = PcapFormat.RECORD_HEADER + length;
    if (used + size > BUFFER) {
      flush();
    }
    if (!ended && written + used + size > limit) {
      end("has reached its limit");
    }
    if (ended) {
      return false;
    }
    buffer.set(LONG, used, time);
    buffer.set(LONG, used + 8L, length | (long) length << 32);
    FrameCopy.outOf(packet, buffer, used + PcapFormat.RECORD_HEADER, length);
    used += size;
    pendingPackets++;
    pendingOctets += length;
    return true;
  }

  /** Writes what has gathered; when that fails, says so once and writes no more. */
  void flush() {
    int error = push();
    if (error < 0) {
      counters.add(Count.PACKETS, -pendingPackets);
      counters.add(Count.OCTETS, -pendingOctets);
      counters.add(Count.DROPPED, pendingPackets);
      Libc.ftruncate(errno, fd, written); // A device or pipe refuses, and has no end to mend.
      used = 0;
      end("cannot be written any further: " + Libc.message(error));
    }
    pendingPackets = 0;
    pendingOctets = 0;
  }

  /** Takes no more packets. What has gathered is still to be written. */
  private void end(String why) {
    ended = true;
    log.log(Level.WARNING, "%s: %s; packets count as dropped from here on".formatted(file, why));
  }

  /** Writes the buffer; 0 or a negative error number. */
  private int push() {
    int done = 0;
    while (done < used) {
      long result = Libc.write(errno, fd, buffer.asSlice(done), used - done);
      if (result < 0 && result != -Errno.EINTR) {
        return (int) result;
      }
      done += (int) Math.max(result, 0);
    }
    written += used;
    used = 0;
    return 0;
  }

  /** Writes what is left and lets the file go; removes it if it was made here for nothing. */
  void close() {
    if (begun) {
      flush();
    }
    Libc.close(errno, fd);
    arena.close();
    if (!begun && isNew) {
      remove();
    }
  }

  private void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.log(Level.WARNING, "%s: is empty and cannot be removed: %s".formatted(file, e));
    }
  }
}
