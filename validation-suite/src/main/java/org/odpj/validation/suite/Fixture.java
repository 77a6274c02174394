package org.odpj.validation.suite;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.odpj.Odp;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.config.OdpConfig;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedSync;

/**
 * One data plane for one case, and what the case makes on it.
 *
 * <p>At the end everything is closed, newest first. The contract lets neither a queue with events
 * in it nor a pool with elements allocated be closed, so a case that leaks, or a backend that does,
 * fails here.
 */
public final class Fixture {
  private final Settings settings;
  private final CaseInfo info;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Deque<AutoCloseable> resources = new ArrayDeque<>();
  private final Odp odp;

  Fixture(Settings settings, CaseInfo info) {
    this.settings = settings;
    this.info = info;
    this.odp = Odp.open(config());
  }

  /**
   * The data plane.
   *
   * @return open until the case ends
   */
  public Odp odp() {
    return odp;
  }

  /**
   * What the data plane was opened with; opens another one.
   *
   * @return the configuration
   */
  public OdpConfig config() {
    return settings.config().withLog((level, line) -> log.add(level + " " + line));
  }

  /**
   * The interface of packet I/O cases.
   *
   * @return its name
   */
  public String pktio() {
    return settings.pktio();
  }

  /**
   * A source of random choices that gives every case the same sequence at every run with the same
   * seed.
   *
   * @return a new one
   */
  public Random random() {
    return new Random(settings.seed() ^ info.id().hashCode());
  }

  /**
   * Leaves closing to the fixture.
   *
   * @param <T> what it is
   * @param resource closed when the case ends
   * @return the same
   */
  public synchronized <T extends AutoCloseable> T closing(T resource) {
    resources.push(resource);
    return resource;
  }

  /**
   * A buffer pool.
   *
   * @param param what it shall be
   * @return closed when the case ends
   */
  public BufferPool bufferPool(BufferPoolParam param) {
    return closing(odp.createBufferPool(info.id(), param));
  }

  /**
   * A pool of 64-byte buffers that every thread can use up.
   *
   * @param count how many
   * @return closed when the case ends
   */
  public BufferPool buffers(int count) {
    return bufferPool(BufferPoolParam.of(count, 64).withCache(0));
  }

  /**
   * A packet pool.
   *
   * @param param what it shall be
   * @return closed when the case ends
   */
  public PacketPool packetPool(PacketPoolParam param) {
    return closing(odp.createPacketPool(info.id(), param));
  }

  /**
   * A packet pool that every thread can use up.
   *
   * @param count how many packets
   * @param length bytes of each
   * @return closed when the case ends
   */
  public PacketPool packets(int count, int length) {
    return packetPool(PacketPoolParam.of(count, length).withCache(0));
  }

  /**
   * A queue.
   *
   * @param param what it shall be
   * @return closed when the case ends
   */
  public Queue queue(QueueParam param) {
    return closing(odp.createQueue(info.id(), param));
  }

  /**
   * A plain queue that any number of threads may use.
   *
   * @param size events that must fit
   * @return closed when the case ends
   */
  public Queue plain(int size) {
    return queue(QueueParam.plain().withSize(size));
  }

  /**
   * A scheduled queue of the default priority, if the scheduler has the promise.
   *
   * @param sync the promise
   * @param size events that must fit
   * @return closed when the case ends
   */
  public Queue scheduled(SchedSync sync, int size) {
    return scheduled(sync, odp.scheduler().capability().defaultPriority(), size);
  }

  /**
   * A scheduled queue, if the scheduler has the promise.
   *
   * @param sync the promise
   * @param priority within the capability
   * @param size events that must fit
   * @return closed when the case ends
   */
  public Queue scheduled(SchedSync sync, int priority, int size) {
    requireSync(sync);
    return queue(QueueParam.scheduled(sync, priority).withSize(size));
  }

  /**
   * Ends the case as not applicable unless the scheduler declares a promise.
   *
   * @param sync the promise
   */
  public void requireSync(SchedSync sync) {
    NotApplicable.unlessContains(
        "the scheduler's promises", odp.scheduler().capability().syncs(), sync);
  }

  /**
   * Runs a task in several threads of the data plane at once and waits for all of them.
   *
   * @param threads how many
   * @param task fails the case if it throws in any thread
   */
  public void parallel(int threads, Team.Task task) {
    Team.run(odp, threads, task);
  }

  /**
   * The lines that the data planes of this case have logged.
   *
   * @return level and message of each
   */
  public List<String> log() {
    return List.copyOf(log);
  }

  /** Closes everything; what cannot be closed fails a case that had passed. */
  synchronized void close(boolean passed) {
    @Nullable Throwable failure = null;
    for (AutoCloseable resource : resources) {
      failure = closing(resource, failure);
    }
    resources.clear();
    failure = closing(odp, failure);
    if (failure != null && passed) {
      fail("closing what the case used failed: " + failure.getMessage(), failure);
    }
  }

  private static @Nullable Throwable closing(AutoCloseable resource, @Nullable Throwable earlier) {
    try {
      resource.close();
    } catch (Exception e) {
      if (earlier == null) {
        return e;
      }
      earlier.addSuppressed(e);
    }
    return earlier;
  }
}
