package org.odpj.dpdk.queue;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.dpdk.lib.Layouts;
import org.odpj.dpdk.lib.Mempools;
import org.odpj.dpdk.pool.Lcore;
import org.odpj.dpdk.pool.MbufEvents;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueOrder;
import org.odpj.queue.QueueParam;
import org.odpj.spi.OrderedContext;
import org.odpj.spi.check.Ledger;

/** A plain queue whose events wait as mbufs in an rte_ring. */
final class RingQueue implements Queue {
  /** What the calling thread's array of addresses holds. */
  private static final int MAX_BURST = Layouts.Mempool.MAX_CACHE;

  private final String name;
  private final QueueParam param;
  private final RteRing ring;
  private final RingUse use;
  private final boolean check;
  private final Strangers strangers;
  private final Consumer<? super Queue> onClose;
  private final boolean keepsOrder;
  private volatile @Nullable Object context;
  private volatile boolean mayEnqueue;
  private volatile boolean mayDequeue;
  private boolean closed;

  RingQueue(
      String name,
      QueueParam param,
      RteRing ring,
      RingUse use,
      boolean check,
      Strangers strangers,
      Consumer<? super Queue> onClose) {
    this.name = name;
    this.param = param;
    this.ring = ring;
    this.use = use;
    this.check = check;
    this.strangers = strangers;
    this.onClose = onClose;
    this.context = param.context();
    this.keepsOrder = param.order() == QueueOrder.KEEP;
    this.mayEnqueue = param.enqueueMode() != QueueOpMode.DISABLED;
    this.mayDequeue = param.dequeueMode() != QueueOpMode.DISABLED;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public QueueParam param() {
    return param;
  }

  @Override
  public @Nullable Object context() {
    return context;
  }

  @Override
  public void context(@Nullable Object object) {
    context = object;
  }

  @Override
  public boolean enqueue(Event event) {
    if (check) {
      return enqueueChecked(new Event[] {event}, 0, 1) == 1;
    }
    checkEnqueue();
    MemorySegment mbufs = Lcore.current().addresses();
    mbufs.set(JAVA_LONG, 0, MbufEvents.mbuf(event));
    return ring.enqueue(mbufs.address(), 1) == 1;
  }

  @Override
  public int enqueue(Event[] events, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, events.length);
    return check ? enqueueChecked(events, offset, count) : enqueueUnchecked(events, offset, count);
  }

  private int enqueueChecked(Event[] events, int offset, int count) {
    // A copy: once an event is in the ring its next owner may change the caller's array.
    Event[] burst = Arrays.copyOfRange(events, offset, offset + count, Event[].class);
    Ledger.handOver(burst, 0, count, "enqueued to queue '" + name + "'");
    int taken = 0;
    try {
      taken = enqueueUnchecked(burst, 0, count);
    } finally {
      Ledger.handBack(burst, taken, count - taken, "not taken by queue '" + name + "'");
    }
    return taken;
  }

  private int enqueueUnchecked(Event[] events, int offset, int count) {
    checkEnqueue();
    for (int i = offset + MAX_BURST; i < offset + count; i++) {
      MbufEvents.mbuf(events[i]); // All are refused before the first burst is in.
    }
    MemorySegment mbufs = Lcore.current().addresses();
    int done = 0;
    while (done < count) {
      int burst = Math.min(count - done, MAX_BURST);
      for (int i = 0; i < burst; i++) {
        mbufs.setAtIndex(JAVA_LONG, i, MbufEvents.mbuf(events[offset + done + i]));
      }
      int taken = ring.enqueue(mbufs.address(), burst);
      done += taken;
      if (taken < burst) {
        break;
      }
    }
    return done;
  }

  @Override
  public @Nullable Event dequeue() {
    if (check) {
      Event[] one = new Event[1];
      return dequeue(one, 0, 1) == 1 ? one[0] : null;
    }
    if (!mayDequeue) {
      throw shut("dequeue", param.dequeueMode());
    }
    MemorySegment mbufs = Lcore.current().addresses();
    while (ring.dequeue(mbufs.address(), 1) == 1) {
      Event event = shown(mbufs.get(JAVA_LONG, 0));
      if (event != null) {
        return event;
      }
      free(mbufs, 1);
    }
    return null;
  }

  @Override
  public int dequeue(Event[] events, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, events.length);
    if (!mayDequeue) {
      throw shut("dequeue", param.dequeueMode());
    }
    MemorySegment mbufs = Lcore.current().addresses();
    int done = 0;
    while (done < count) {
      int burst = Math.min(count - done, MAX_BURST);
      int taken = ring.dequeue(mbufs.address(), burst);
      done += arrived(mbufs, taken, events, offset + done);
      if (taken < burst) {
        break;
      }
    }
    if (check) {
      Ledger.handBack(events, offset, done, "dequeued from queue '" + name + "'");
    }
    return done;
  }

  /** Finds the events of mbufs. One of a pool that is not this process's cannot be shown as one. */
  private int arrived(MemorySegment mbufs, int count, Event[] events, int offset) {
    int found = 0;
    for (int i = 0; i < count; i++) {
      long mbuf = mbufs.getAtIndex(JAVA_LONG, i);
      Event event = shown(mbuf);
      if (event != null) {
        events[offset + found++] = event;
      } else {
        mbufs.setAtIndex(JAVA_LONG, i - found, mbuf); // Those that were read make room.
      }
    }
    if (found < count) {
      free(mbufs, count - found);
    }
    return found;
  }

  private @Nullable Event shown(long mbuf) {
    Event event = MbufEvents.event(mbuf);
    if (event != null && use != RingUse.PRIVATE) {
      MbufEvents.forget(event);
    }
    return event;
  }

  private void free(MemorySegment mbufs, int count) {
    Mempools.freePackets(mbufs.address(), count);
    strangers.freed(name, count);
  }

  @Override
  public int length() {
    return ring.length();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    if (use != RingUse.ATTACHED && !ring.seal()) {
      throw new IllegalStateException(
          "the queue '%s' cannot be closed: %d events wait in it, or are just being put in or out"
              .formatted(name, ring.length()));
    }
    closed = true;
    mayEnqueue = false;
    mayDequeue = false;
    onClose.accept(this);
  }

  private void checkEnqueue() {
    if (!mayEnqueue) {
      throw shut("enqueue", param.enqueueMode());
    }
    if (keepsOrder) {
      OrderedContext.awaitTurn();
    }
  }

  private IllegalStateException shut(String side, QueueOpMode mode) {
    String why =
        mode == QueueOpMode.DISABLED ? "its " + side + " side is disabled" : "it is closed";
    return new IllegalStateException("the queue '%s' cannot %s: %s".formatted(name, side, why));
  }
}
