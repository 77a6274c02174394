package org.odpj.apps.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.packet.Packet;
import org.odpj.pktio.PktinQueue;
import org.odpj.pktio.PktoutQueue;

/**
 * A run's capture: workers copy what passes into rings of their own, and a thread writes the copies
 * to a pcapng file. It is a file from {@link #begin} on; a run that cannot start leaves none.
 */
public final class Capture implements AutoCloseable {
  private static final long IDLE_NANOS = 200_000;

  private final Path file;
  private final int snapLength;
  private CaptureRing[] rings = {};

  /** What {@link System#nanoTime} lacks to nanoseconds since 1970. */
  private final long epoch =
      TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - System.nanoTime();

  private @Nullable Thread writer;
  private volatile boolean ending;
  private volatile @Nullable IOException failure;

  /**
   * A capture that has not begun.
   *
   * @param file to be written
   * @param snapLength bytes of a packet at most
   */
  public Capture(Path file, int snapLength) {
    this.file = file;
    this.snapLength = snapLength;
  }

  /**
   * An input that is captured.
   *
   * @param pktio its interface, as named in {@link #begin}
   * @param queue for one thread
   * @return a queue that gives what {@code queue} gives
   */
  public PktinQueue around(int pktio, PktinQueue queue) {
    return new CapturedInput(queue, ring(pktio, true));
  }

  /**
   * An output that is captured.
   *
   * @param pktio its interface, as named in {@link #begin}
   * @param queue for one thread
   * @return a queue that sends by {@code queue}
   */
  public PktoutQueue around(int pktio, PktoutQueue queue) {
    CaptureRing ring = ring(pktio, false);
    return (packets, offset, count) -> send(queue, ring, packets, offset, count);
  }

  /**
   * Sent packets are another's, so they are copied before, and only those shown that were taken.
   */
  private static int send(
      PktoutQueue queue, CaptureRing ring, Packet[] packets, int offset, int count) {
    int staged = ring.stage(packets, offset, count);
    int sent = queue.send(packets, offset, count);
    ring.publish(staged, sent);
    return sent;
  }

  private CaptureRing ring(int pktio, boolean inbound) {
    if (writer != null) {
      throw new IllegalStateException("the capture has begun; add queues before");
    }
    CaptureRing ring = new CaptureRing(pktio, inbound, snapLength);
    rings = Arrays.copyOf(rings, rings.length + 1);
    rings[rings.length - 1] = ring;
    return ring;
  }

  /**
   * Makes the file and starts to write.
   *
   * @param names of the interfaces
   * @throws OdpException if the file cannot be made
   */
  public void begin(List<String> names) {
    try {
      PcapngFile pcapng = new PcapngFile(file, names, snapLength);
      writer =
          Thread.ofPlatform().name("capture").daemon().start(() -> write(pcapng, names.size()));
    } catch (IOException e) {
      throw new OdpException(
          ErrorCode.FILE_FAILED,
          "--capture '%s' cannot be written (%s); name a file in a folder that you may write to"
              .formatted(file, e));
    }
  }

  private void write(PcapngFile pcapng, int pktios) {
    try (pcapng) {
      while (true) {
        boolean last = ending; // Read first: what was passed before it was set is still written.
        if (writeAll(pcapng) == 0) {
          if (last) {
            break;
          }
          pcapng.flush();
          LockSupport.parkNanos(IDLE_NANOS);
        }
      }
      for (int i = 0; i < pktios; i++) {
        pcapng.dropped(i, epoch + System.nanoTime(), dropped(i));
      }
    } catch (IOException e) {
      failure = e;
    }
  }

  private long writeAll(PcapngFile pcapng) throws IOException {
    long count = 0;
    for (CaptureRing ring = oldest(); ring != null; ring = oldest()) {
      pcapng.packet(ring, epoch + ring.time());
      ring.next();
      count++;
    }
    return count;
  }

  /** The ring with the oldest packet, so that the file is in order as far as possible. */
  private @Nullable CaptureRing oldest() {
    CaptureRing oldest = null;
    for (CaptureRing ring : rings) {
      if (!ring.isEmpty() && (oldest == null || ring.time() - oldest.time() < 0)) {
        oldest = ring;
      }
    }
    return oldest;
  }

  private long dropped(int pktio) {
    return Arrays.stream(rings)
        .filter(ring -> ring.pktio == pktio)
        .mapToLong(CaptureRing::dropped)
        .sum();
  }

  /**
   * Packets in the file; exact once it is closed.
   *
   * @return how many
   */
  public long captured() {
    return Arrays.stream(rings).mapToLong(CaptureRing::captured).sum();
  }

  /**
   * Packets that passed and are not in the file, because the writer was too slow.
   *
   * @return how many
   */
  public long dropped() {
    return Arrays.stream(rings).mapToLong(CaptureRing::dropped).sum();
  }

  /**
   * Writes what is left, and ends the file.
   *
   * @throws UncheckedIOException if the file could not be written to its end
   */
  @Override
  public void close() {
    Thread thread = writer;
    if (thread == null) {
      return;
    }
    writer = null;
    ending = true;
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    IOException reason = failure;
    if (reason != null) {
      throw new UncheckedIOException(
          "the capture '%s' ends early: %s".formatted(file, reason.getMessage()), reason);
    }
  }
}
