package org.odpj.accel.async;

import com.lmax.disruptor.EventHandler;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * One thread's part of the ring's work: takes every {@code of}-th stripe of entries, in batches.
 * Stripes keep a burst of one submitter together.
 */
final class Stage<O> implements EventHandler<Slot<O>> {
  private static final int STRIPE_SHIFT = 4;

  private final int index;
  private final int of;
  private final Consumer<? super Batch<O>> action;
  private final Batch<O> batch;

  Stage(int index, int of, IntFunction<O[]> newArray, Consumer<? super Batch<O>> action) {
    this.index = index;
    this.of = of;
    this.action = action;
    this.batch = new Batch<>(newArray);
  }

  @Override
  public void onEvent(Slot<O> slot, long sequence, boolean endOfBatch) {
    if ((sequence >>> STRIPE_SHIFT) % of == index) {
      batch.add(slot);
    }
    // The entries after the ring's own batch are not there yet, and those in it are gone after it.
    if (batch.isFull() || (endOfBatch && batch.count > 0)) {
      try {
        action.accept(batch);
      } finally {
        batch.count = 0;
      }
    }
  }
}
