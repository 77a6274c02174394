package org.odpj.accel.async;

import static java.util.Objects.requireNonNull;

import java.util.function.IntFunction;
import org.odpj.packet.Packet;

/** Entries of the ring that are worked on together. Reused. */
final class Batch<O> {
  static final int SIZE = 32;

  final AsyncSession[] sessions = new AsyncSession[SIZE];
  final Packet[] inputs = new Packet[SIZE];
  final Packet[] outputs = new Packet[SIZE];
  final O[] ops;
  int count;

  Batch(IntFunction<O[]> newArray) {
    this.ops = newArray.apply(SIZE);
  }

  void add(Slot<O> slot) {
    sessions[count] = requireNonNull(slot.session);
    inputs[count] = requireNonNull(slot.input);
    outputs[count] = requireNonNull(slot.output);
    ops[count] = requireNonNull(slot.op);
    count++;
  }

  boolean isFull() {
    return count == SIZE;
  }
}
