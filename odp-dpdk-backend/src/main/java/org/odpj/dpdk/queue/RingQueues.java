package org.odpj.dpdk.queue;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.odpj.config.ApiKeys;
import org.odpj.dpdk.lib.Eal;
import org.odpj.dpdk.lib.Layouts.Ring;
import org.odpj.dpdk.lib.Rings;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.queue.EventAggrCapability;
import org.odpj.queue.NonBlocking;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueCapability;
import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueParam;
import org.odpj.spi.BackendContext;
import org.odpj.spi.QueueProvider;

/**
 * Makes plain queues of rte_rings.
 *
 * <p>The memory of a ring stays until the data plane is closed: a thread that came to the queue
 * before it was closed may still look at the ring.
 */
public final class RingQueues implements QueueProvider, AutoCloseable {
  private static final int DEFAULT_SIZE = 4_096;
  private static final int EEXIST = 17; // of errno-base.h of Linux
  private static final QueueCapability CAPABILITY =
      new QueueCapability(
          1_024,
          1 << 20,
          /* countsLength= */ true,
          Set.of(NonBlocking.BLOCKING),
          EventAggrCapability.NONE);

  /** For rings whose names nobody needs to know. */
  private static final AtomicInteger NEXT_NAME = new AtomicInteger();

  private final Set<String> created;
  private final Set<String> attached;
  private final boolean check;
  private final Strangers strangers;
  private final List<MemorySegment> mine = new ArrayList<>();

  /**
   * No queues yet.
   *
   * @param context the data plane's configuration and log
   * @param created names of queues whose rings others shall find
   * @param attached names of queues whose rings others have made
   */
  public RingQueues(BackendContext context, Set<String> created, Set<String> attached) {
    this.created = created;
    this.attached = attached;
    this.check = context.config().get(ApiKeys.CHECK);
    this.strangers = new Strangers(context.log());
  }

  @Override
  public QueueCapability capability() {
    return CAPABILITY;
  }

  @Override
  public Queue createQueue(String name, QueueParam param, Consumer<? super Queue> onClose) {
    RingUse use =
        attached.contains(name)
            ? RingUse.ATTACHED
            : created.contains(name) ? RingUse.CREATED : RingUse.PRIVATE;
    RteRing ring = use == RingUse.ATTACHED ? attach(name, param) : create(name, param, use);
    return new RingQueue(name, param, ring, use, check, strangers, onClose);
  }

  private RteRing create(String name, QueueParam param, RingUse use) {
    String known =
        use == RingUse.CREATED
            ? name
            : "odpj%d_%d".formatted(ProcessHandle.current().pid(), NEXT_NAME.getAndIncrement());
    int flags = Ring.EXACT_SIZE;
    if (param.enqueueMode() != QueueOpMode.MT) {
      flags |= Ring.ONE_PRODUCER;
    }
    if (param.dequeueMode() != QueueOpMode.MT) {
      flags |= Ring.ONE_CONSUMER;
    }
    int size = param.size() == 0 ? DEFAULT_SIZE : param.size();
    MemorySegment ring = Rings.create(known, size, flags);
    if (ring.equals(MemorySegment.NULL)) {
      int error = Eal.errno();
      throw error == EEXIST
          ? failed(
              ("there is a ring '%s' already, of another process or of a queue of this one (a"
                   + " closed queue's stays until its data plane is closed); take another name, or"
                   + " list it in dpdk.ring.attach")
                  .formatted(known))
          : failed(
              "DPDK cannot make the ring '%s' of %d slots: %s"
                  .formatted(known, size, Eal.strerror(error)));
    }
    synchronized (mine) {
      mine.add(ring);
    }
    return new RteRing(ring);
  }

  private static RteRing attach(String name, QueueParam param) {
    MemorySegment found = Rings.lookup(name);
    if (found.equals(MemorySegment.NULL)) {
      throw failed(
          ("there is no ring '%s' to attach to; start the process that makes it first, with the"
                  + " same --file-prefix, or list it in dpdk.ring.create")
              .formatted(name));
    }
    RteRing ring = new RteRing(found);
    checkSide(name, "enqueue", ring.producerKind(), param.enqueueMode());
    checkSide(name, "dequeue", ring.consumerKind(), param.dequeueMode());
    if (ring.capacity() < param.size()) {
      throw failed(
          "the ring '%s' holds %d, fewer than the %d that the queue shall hold"
              .formatted(name, ring.capacity(), param.size()));
    }
    return ring;
  }

  private static void checkSide(String name, String side, int kind, QueueOpMode mode) {
    if (mode == QueueOpMode.DISABLED) {
      return;
    }
    if (kind != Ring.SYNC_MT && kind != Ring.SYNC_ST) {
      throw failed(
          ("the %s side of the ring '%s' is of kind %d (RTS or HTS), which is not known here; make"
                  + " it with multi-thread or single-thread synchronisation")
              .formatted(side, name, kind));
    }
    if (kind == Ring.SYNC_ST && mode == QueueOpMode.MT) {
      throw failed(
          "the %s side of the ring '%s' is for one thread; the queue's must be MT_UNSAFE or DISABLED"
              .formatted(side, name));
    }
  }

  private static OdpException failed(String message) {
    return new OdpException(ErrorCode.SHARED_RING, message);
  }

  /** Frees the rings that this data plane has made. */
  @Override
  public void close() {
    strangers.report();
    synchronized (mine) {
      mine.forEach(Rings::free);
      mine.clear();
    }
  }
}
