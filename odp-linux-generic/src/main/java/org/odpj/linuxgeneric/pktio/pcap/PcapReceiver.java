package org.odpj.linuxgeneric.pktio.pcap;

import java.lang.foreign.MemorySegment;
import org.odpj.linuxgeneric.pktio.base.FrameCopy;
import org.odpj.linuxgeneric.pktio.base.Receiver;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;

/**
 * Receives the frames of a capture, as often as asked. When the pool is empty the next frame waits;
 * a file loses nothing.
 *
 * <p>Frames of equal length that follow each other are allocated in one call. A short capture is
 * repeated in the index, so that these runs do not end at its end.
 */
final class PcapReceiver implements Receiver {
  private static final int MIN_ENTRIES = 1024;

  private final MemorySegment memory;
  private final long[] entries;
  private final PacketPool pool;
  private int next;
  private long left;
  private volatile boolean ended;

  PcapReceiver(Capture capture, int loops, PacketPool pool) {
    this.memory = capture.memory();
    this.entries = capture.frames().repeated(MIN_ENTRIES);
    this.pool = pool;
    this.left = loops == 0 ? Long.MAX_VALUE : (long) loops * capture.frames().count();
  }

  @Override
  public int receive(Packet[] packets, int offset, int count) {
    int wanted = (int) Math.min(count, left);
    int taken = 0;
    while (taken < wanted) {
      int length = FrameIndex.length(entries[next]);
      int run = run(length, wanted - taken);
      int got = pool.alloc(length, packets, offset + taken, run);
      fill(packets, offset + taken, got, length);
      taken += got;
      if (got < run) {
        break;
      }
    }
    left -= taken;
    if (left == 0) {
      ended = true;
    }
    return taken;
  }

  @Override
  public boolean atEnd() {
    return ended;
  }

  /** How many frames from the next on have this length, at most {@code max}. */
  private int run(int length, int max) {
    int end = Math.min(entries.length - next, max);
    int run = 1;
    while (run < end && FrameIndex.length(entries[next + run]) == length) {
      run++;
    }
    return run;
  }

  private void fill(Packet[] packets, int offset, int count, int length) {
    for (int i = 0; i < count; i++) {
      FrameCopy.into(memory, FrameIndex.offset(entries[next + i]), packets[offset + i], length);
    }
    next += count;
    if (next == entries.length) {
      next = 0;
    }
  }
}
