package org.odpj.validation.fake;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.spi.check.Ledger;
import org.odpj.spi.check.Tracked;

/** A contiguous packet. */
final class FakePacket extends Packet implements Tracked {
  private final FakePacketPool pool;
  private final int index;
  private final MemorySegment memory;
  private final long base;
  private final int initialHeadroom;
  private final int size;
  private final MemorySegment userArea;
  private final int[] layers = new int[3];
  private int head;
  private int length = 1;
  private int inputIndex;
  private @Nullable Object userPointer;

  FakePacket(
      FakePacketPool pool,
      int index,
      MemorySegment memory,
      long base,
      int headroom,
      int size,
      MemorySegment userArea) {
    this.pool = pool;
    this.index = index;
    this.memory = memory;
    this.base = base;
    this.initialHeadroom = headroom;
    this.size = size;
    this.userArea = userArea;
  }

  @Override
  public PacketPool pool() {
    return pool;
  }

  @Override
  public MemorySegment userArea() {
    return userArea;
  }

  @Override
  public void free() {
    pool.free.give(this);
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public @Nullable Ledger ledger() {
    return pool.free.ledger;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public int segmentLength() {
    return length;
  }

  @Override
  public int segmentCount() {
    return 1;
  }

  @Override
  public int bufferLength() {
    return size;
  }

  @Override
  public int headroom() {
    return head;
  }

  @Override
  public int tailroom() {
    return size - head - length;
  }

  @Override
  public MemorySegment memory() {
    return memory;
  }

  @Override
  public long dataOffset() {
    return base + head;
  }

  @Override
  public boolean pushHead(int bytes) {
    checkBytes(bytes);
    if (bytes > head) {
      return false;
    }
    if (pool.fault != Fault.PUSH_HEAD_MOVES_NOTHING) {
      head -= bytes;
    }
    length += bytes;
    return true;
  }

  @Override
  public boolean pullHead(int bytes) {
    checkBytes(bytes);
    if (bytes >= length) {
      return false;
    }
    head += bytes;
    length -= bytes;
    return true;
  }

  @Override
  public boolean pushTail(int bytes) {
    checkBytes(bytes);
    if (bytes > tailroom()) {
      return false;
    }
    length += bytes;
    return true;
  }

  @Override
  public boolean pullTail(int bytes) {
    checkBytes(bytes);
    if (bytes >= length) {
      return false;
    }
    length -= bytes;
    return true;
  }

  @Override
  public boolean reset(int newLength) {
    FakePacketPool.checkLength(newLength);
    if (newLength > size - initialHeadroom) {
      return false;
    }
    head = initialHeadroom;
    length = newLength;
    inputIndex = NO_INPUT;
    userPointer = null;
    Arrays.fill(layers, OFFSET_INVALID);
    return true;
  }

  @Override
  public void copyTo(int offset, MemorySegment target, long targetOffset, int bytes) {
    Objects.checkFromIndexSize(offset, bytes, length);
    MemorySegment.copy(memory, dataOffset() + offset, target, targetOffset, bytes);
  }

  @Override
  public void copyFrom(int offset, MemorySegment source, long sourceOffset, int bytes) {
    Objects.checkFromIndexSize(offset, bytes, length);
    MemorySegment.copy(source, sourceOffset, memory, dataOffset() + offset, bytes);
  }

  @Override
  public @Nullable Packet copy(PacketPool target) {
    if (target.param().userArea() < userArea.byteSize()) {
      return null;
    }
    Packet copy = target.alloc(length);
    if (copy == null) {
      return null;
    }
    copy.copyFrom(0, memory, dataOffset(), length);
    if (pool.fault != Fault.COPY_WITHOUT_USER_AREA) {
      MemorySegment.copy(userArea, 0, copy.userArea(), 0, userArea.byteSize());
    }
    if (copy instanceof FakePacket fake) {
      fake.inputIndex = inputIndex;
      fake.userPointer = userPointer;
      System.arraycopy(layers, 0, fake.layers, 0, layers.length);
    }
    return copy;
  }

  @Override
  public void inputIndex(int index) {
    inputIndex = index;
  }

  @Override
  public int inputIndex() {
    return inputIndex;
  }

  @Override
  public @Nullable Object userPointer() {
    return userPointer;
  }

  @Override
  public void userPointer(@Nullable Object pointer) {
    userPointer = pointer;
  }

  @Override
  public int l2Offset() {
    return layers[0];
  }

  @Override
  public int l3Offset() {
    return layers[1];
  }

  @Override
  public int l4Offset() {
    return layers[2];
  }

  @Override
  public boolean l2Offset(int offset) {
    return layer(0, offset);
  }

  @Override
  public boolean l3Offset(int offset) {
    return layer(1, offset);
  }

  @Override
  public boolean l4Offset(int offset) {
    return layer(2, offset);
  }

  private boolean layer(int layer, int offset) {
    if (offset != OFFSET_INVALID && (offset < 0 || offset >= length)) {
      return false;
    }
    layers[layer] = offset;
    return true;
  }

  private static void checkBytes(int bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException(bytes + " bytes are less than 0");
    }
  }
}
