package org.odpj.accel.async;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.PhasedBackoffWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.odpj.config.ApiKeys;
import org.odpj.config.OdpLog;
import org.odpj.packet.Packet;
import org.odpj.spi.BackendContext;
import org.odpj.spi.check.Ledger;
import org.odpj.thread.OdpThread;
import org.odpj.thread.ThreadType;

/**
 * Does operations in threads of its own, on an LMAX Disruptor.
 *
 * <pre>
 *   submitters -&gt; ring -&gt; workers, each a stripe of it -&gt; delivery -&gt; completion queues
 * </pre>
 *
 * <p>The ring's order is the order of submission, and delivery follows it, so completions of a
 * session cannot overtake each other however many workers there are. One worker delivers as well.
 *
 * @param <O> the operations
 */
public final class AsyncRing<O> {
  private static final long SPIN_MICROS = 2;
  private static final long YIELD_MICROS = 50;
  private static final long STOP_PARK_NANOS = 100_000;

  private final String engine;
  private final boolean check;
  private final Operations<O> operations;
  private final Delivery<O> delivery;
  private final Disruptor<Slot<O>> disruptor;
  private final RingBuffer<Slot<O>> ring;
  private final Stage<O> last;

  /**
   * Starts the threads.
   *
   * @param engine its name, for people
   * @param newArray makes arrays of operations
   */
  public AsyncRing(
      String engine, BackendContext context, Operations<O> operations, IntFunction<O[]> newArray) {
    this.engine = engine;
    this.check = context.config().get(ApiKeys.CHECK);
    this.operations = operations;
    this.delivery = new Delivery<>(engine, operations, context.log(), check);
    AtomicInteger threads = new AtomicInteger();
    this.disruptor =
        new Disruptor<>(
            Slot::new,
            powerOfTwo(context.config().get(AsyncKeys.RING)),
            task -> thread(engine + "-" + threads.getAndIncrement(), task),
            ProducerType.MULTI,
            PhasedBackoffWaitStrategy.withLock(SPIN_MICROS, YIELD_MICROS, TimeUnit.MICROSECONDS));
    disruptor.setDefaultExceptionHandler(new Survive<>(engine, context.log()));
    this.last = connect(context.config().get(AsyncKeys.WORKERS), newArray);
    this.ring = disruptor.start();
  }

  private static int powerOfTwo(int least) {
    return least <= 1 ? 1 : Integer.highestOneBit(least - 1) << 1;
  }

  private static Thread thread(String name, Runnable task) {
    Thread thread = new OdpThread(name, ThreadType.WORKER, task);
    thread.setDaemon(true);
    return thread;
  }

  /** Makes the stages; the last of them delivers. */
  private Stage<O> connect(int workers, IntFunction<O[]> newArray) {
    if (workers == 1) {
      Stage<O> only =
          new Stage<>(
              0,
              1,
              newArray,
              batch -> {
                operations.run(batch.inputs, batch.outputs, batch.ops, batch.count);
                delivery.deliver(batch);
              });
      disruptor.handleEventsWith(only);
      return only;
    }
    Stage<O> delivering = new Stage<>(0, 1, newArray, delivery::deliver);
    disruptor.handleEventsWith(workers(workers, operations, newArray)).then(delivering);
    return delivering;
  }

  // There is no other way to make an array of a generic type; the Disruptor takes nothing else.
  @SuppressWarnings("unchecked")
  private static <O> EventHandler<Slot<O>>[] workers(
      int count, Operations<O> operations, IntFunction<O[]> newArray) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new Stage<O>(
                i,
                count,
                newArray,
                batch -> operations.run(batch.inputs, batch.outputs, batch.ops, batch.count)))
        .toArray(EventHandler[]::new);
  }

  /**
   * Takes operations that are known to be right.
   *
   * @param outputs the same array as {@code inputs} for work in place
   * @return how many were taken, a prefix
   */
  public int submit(Packet[] inputs, Packet[] outputs, O[] ops, int offset, int count) {
    int room = (int) Math.min(count, ring.remainingCapacity());
    if (room == 0) {
      return 0;
    }
    if (check) {
      handOver(inputs, outputs, offset, room);
    }
    long last;
    try {
      last = ring.tryNext(room);
    } catch (InsufficientCapacityException e) {
      // Another submitter was faster. The exception is a constant without a stack trace.
      if (check) {
        delivery.giveBack(inputs, outputs, offset, room);
      }
      return 0;
    }
    long first = last - room + 1;
    for (int i = offset; i < offset + room; i++) {
      ring.get(first + i - offset).set(operations.session(ops[i]), inputs[i], outputs[i], ops[i]);
    }
    ring.publish(first, last);
    return room;
  }

  @SuppressWarnings("ReferenceEquality") // The same array twice means work in place.
  private void handOver(Packet[] inputs, Packet[] outputs, int offset, int count) {
    String to = "submitted to " + engine;
    Ledger.handOver(outputs, offset, count, to);
    if (inputs != outputs) {
      Ledger.handOver(inputs, offset, count, to);
    }
  }

  /**
   * Ends the threads after what is in flight was delivered, or freed where a queue is full. Nothing
   * may be submitted any more.
   */
  public void stop() {
    delivery.stop();
    // The Disruptor's own shutdown takes threads that have not begun for threads that are done.
    while (disruptor.getSequenceValueFor(last) < ring.getCursor()) {
      LockSupport.parkNanos(STOP_PARK_NANOS);
    }
    disruptor.shutdown();
  }

  /** A fault of the engine must not end its threads: the packets behind would be lost. */
  private record Survive<T>(String engine, OdpLog log) implements ExceptionHandler<T> {
    @Override
    public void handleEventException(Throwable error, long sequence, T event) {
      report(error);
    }

    @Override
    public void handleOnStartException(Throwable error) {
      report(error);
    }

    @Override
    public void handleOnShutdownException(Throwable error) {
      report(error);
    }

    private void report(Throwable error) {
      log.log(Level.ERROR, engine + ": " + error);
    }
  }
}
