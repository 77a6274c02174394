package org.odpj.validation.fake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;
import org.odpj.stash.Stash;
import org.odpj.stash.StashParam;
import org.odpj.stash.StashStatistics;
import org.odpj.stash.StashType;

/** A stash of boxed values under one lock. */
abstract class FakeStash implements Stash {
  private final String name;
  private final StashParam param;
  private final Fault fault;
  private final Consumer<? super Stash> onClose;
  private final Deque<Object> objects = new ArrayDeque<>();
  private boolean closed;

  FakeStash(String name, StashParam param, Fault fault, Consumer<? super Stash> onClose) {
    this.name = name;
    this.param = param;
    this.fault = fault;
    this.onClose = onClose;
  }

  /** Puts in what the caller's array holds at each index. */
  final synchronized int put(IntFunction<Object> source, int offset, int count, boolean batch) {
    int fitting = Math.min(count, param.count() - objects.size());
    boolean whole = batch && fault != Fault.STASH_SPLITS_BATCHES;
    if (whole && fitting < count) {
      return 0;
    }
    for (int i = offset; i < offset + fitting; i++) {
      objects.addLast(source.apply(i));
    }
    if (fault == Fault.STASH_LOSES_OBJECTS && objects.size() == param.count()) {
      objects.removeLast();
    }
    return fitting;
  }

  /** Takes out, and gives each to the caller's array with its index. */
  final synchronized int get(ObjIntConsumer<Object> target, int offset, int count, boolean batch) {
    int there = Math.min(count, objects.size());
    if (batch && there < count) {
      return 0;
    }
    boolean newest = fault == Fault.STASH_IS_NO_FIFO && param.type() == StashType.FIFO;
    for (int i = offset; i < offset + there; i++) {
      target.accept(newest ? objects.removeLast() : objects.removeFirst(), i);
    }
    return there;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public StashParam param() {
    return param;
  }

  @Override
  public synchronized StashStatistics statistics() {
    return new StashStatistics(objects.size() - (fault == Fault.STASH_MISCOUNTS ? 1 : 0), 0);
  }

  @Override
  public void flushCache() {}

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    if (!objects.isEmpty() && fault != Fault.STASH_CLOSES_WITH_OBJECTS) {
      throw new IllegalStateException("the stash holds " + objects.size() + " objects");
    }
    closed = true;
    onClose.accept(this);
  }
}
