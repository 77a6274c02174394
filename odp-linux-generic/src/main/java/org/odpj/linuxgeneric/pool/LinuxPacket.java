package org.odpj.linuxgeneric.pool;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.spi.check.Ledger;
import org.odpj.spi.check.Tracked;

/**
 * A packet in one piece of its pool's memory. Where its data is and all metadata are in this
 * object.
 */
final class LinuxPacket extends Packet implements Tracked {
  private final LinuxPacketPool pool;
  private final int index;
  private final MemorySegment memory;

  /** Where the element starts in the pool's memory. */
  private final long start;

  private final MemorySegment userArea;

  /** Bytes from the element's start to the data: the headroom. */
  private int head;

  private int length = 1;
  private int inputIndex = NO_INPUT;
  private int l2Offset = OFFSET_INVALID;
  private int l3Offset = OFFSET_INVALID;
  private int l4Offset = OFFSET_INVALID;
  private @Nullable Object userPointer;

  LinuxPacket(
      LinuxPacketPool pool, int index, MemorySegment memory, long start, MemorySegment userArea) {
    this.pool = pool;
    this.index = index;
    this.memory = memory;
    this.start = start;
    this.userArea = userArea;
  }

  /** Makes it a new packet. */
  void renew(int newHead, int newLength) {
    head = newHead;
    length = newLength;
    inputIndex = NO_INPUT;
    l2Offset = OFFSET_INVALID;
    l3Offset = OFFSET_INVALID;
    l4Offset = OFFSET_INVALID;
    userPointer = null;
  }

  @Override
  public PacketPool pool() {
    return pool;
  }

  @Override
  public void free() {
    pool.free(this);
  }

  @Override
  public MemorySegment userArea() {
    return userArea;
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
    return pool.bufferLength;
  }

  @Override
  public int headroom() {
    return head;
  }

  @Override
  public int tailroom() {
    return pool.bufferLength - head - length;
  }

  @Override
  public MemorySegment memory() {
    return memory;
  }

  @Override
  public long dataOffset() {
    return start + head;
  }

  @Override
  public boolean pushHead(int bytes) {
    if (notNegative(bytes) > head) {
      return false;
    }
    head -= bytes;
    length += bytes;
    return true;
  }

  @Override
  public boolean pullHead(int bytes) {
    if (notNegative(bytes) >= length) {
      return false;
    }
    head += bytes;
    length -= bytes;
    return true;
  }

  @Override
  public boolean pushTail(int bytes) {
    if (notNegative(bytes) > tailroom()) {
      return false;
    }
    length += bytes;
    return true;
  }

  @Override
  public boolean pullTail(int bytes) {
    if (notNegative(bytes) >= length) {
      return false;
    }
    length -= bytes;
    return true;
  }

  @Override
  public boolean reset(int newLength) {
    if (newLength < 1) {
      throw new IllegalArgumentException("packet length " + newLength + " is less than 1");
    }
    if (newLength > pool.maxLength()) {
      return false;
    }
    renew(pool.headroom, newLength);
    return true;
  }

  @Override
  public void copyTo(int offset, MemorySegment target, long targetOffset, int count) {
    Objects.checkFromIndexSize(offset, count, length);
    MemorySegment.copy(memory, dataOffset() + offset, target, targetOffset, count);
  }

  @Override
  public void copyFrom(int offset, MemorySegment source, long sourceOffset, int count) {
    Objects.checkFromIndexSize(offset, count, length);
    MemorySegment.copy(source, sourceOffset, memory, dataOffset() + offset, count);
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
    MemorySegment.copy(userArea, 0, copy.userArea(), 0, userArea.byteSize());
    copy.inputIndex(inputIndex);
    copy.userPointer(userPointer);
    copyOffsets(copy);
    return copy;
  }

  @Override
  public int inputIndex() {
    return inputIndex;
  }

  @Override
  public void inputIndex(int pktio) {
    inputIndex = pktio;
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
    return l2Offset;
  }

  @Override
  public int l3Offset() {
    return l3Offset;
  }

  @Override
  public int l4Offset() {
    return l4Offset;
  }

  @Override
  public boolean l2Offset(int offset) {
    boolean valid = isLayerOffset(offset);
    if (valid) {
      l2Offset = offset;
    }
    return valid;
  }

  @Override
  public boolean l3Offset(int offset) {
    boolean valid = isLayerOffset(offset);
    if (valid) {
      l3Offset = offset;
    }
    return valid;
  }

  @Override
  public boolean l4Offset(int offset) {
    boolean valid = isLayerOffset(offset);
    if (valid) {
      l4Offset = offset;
    }
    return valid;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public @Nullable Ledger ledger() {
    return pool.ledger;
  }

  /** Whether it is within the data, or {@link #OFFSET_INVALID}. */
  private boolean isLayerOffset(int offset) {
    return offset >= OFFSET_INVALID && offset < length;
  }

  /** Offsets stay as numbers when data is pulled, so some may be beyond what the setters allow. */
  private void copyOffsets(Packet copy) {
    if (copy instanceof LinuxPacket packet) {
      packet.l2Offset = l2Offset;
      packet.l3Offset = l3Offset;
      packet.l4Offset = l4Offset;
    } else {
      copy.l2Offset(l2Offset);
      copy.l3Offset(l3Offset);
      copy.l4Offset(l4Offset);
    }
  }

  private static int notNegative(int bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("a length of " + bytes + " bytes is negative");
    }
    return bytes;
  }
}
