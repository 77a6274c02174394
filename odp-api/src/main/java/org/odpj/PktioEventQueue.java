package org.odpj;

import org.jspecify.annotations.Nullable;
import org.odpj.pktio.PktioOpMode;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueParam;

/**
 * What the plain queues of an interface have in common. Nothing waits in them: packets wait in the
 * device, and a call on the queue is a call on the device.
 */
abstract sealed class PktioEventQueue implements Queue permits PktinEventQueue, PktoutEventQueue {
  /** Packets that one call on the device moves when the caller's array is none of packets. */
  static final int BURST = 64;

  private final String name;
  private final QueueParam param;
  private volatile @Nullable Object context;

  PktioEventQueue(String name, QueueOpMode enqueue, QueueOpMode dequeue) {
    this.name = name;
    this.param = QueueParam.plain().withModes(enqueue, dequeue);
  }

  static QueueOpMode mode(PktioOpMode mode) {
    return mode == PktioOpMode.MT ? QueueOpMode.MT : QueueOpMode.MT_UNSAFE;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final QueueParam param() {
    return param;
  }

  @Override
  public final @Nullable Object context() {
    return context;
  }

  @Override
  public final void context(@Nullable Object object) {
    context = object;
  }

  @Override
  public final int length() {
    return 0;
  }

  /** Refuses: the queue goes with its interface. */
  @Override
  public final void close() {
    throw new IllegalStateException(
        "the queue '%s' belongs to its interface; close that".formatted(name));
  }

  final IllegalStateException disabled(String side) {
    return new IllegalStateException(
        "the queue '%s' cannot %s: its %s side is disabled".formatted(name, side, side));
  }
}
