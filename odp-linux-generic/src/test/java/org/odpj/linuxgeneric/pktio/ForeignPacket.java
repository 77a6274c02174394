package org.odpj.linuxgeneric.pktio;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;

/** A packet of {@link ForeignPool}. */
final class ForeignPacket extends Packet {
  private final ForeignPool pool;
  private final long start;
  private long data;
  private int length;
  private int inputIndex;
  private @Nullable Object userPointer;
  private final int[] layers = new int[3];

  ForeignPacket(ForeignPool pool, long start) {
    this.pool = pool;
    this.start = start;
  }

  @Override
  public PacketPool pool() {
    return pool;
  }

  @Override
  public MemorySegment userArea() {
    return MemorySegment.NULL;
  }

  @Override
  public void free() {
    pool.free(new Packet[] {this}, 0, 1);
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
    return ForeignPool.HEADROOM + pool.maxLength();
  }

  @Override
  public int headroom() {
    return (int) (data - start);
  }

  @Override
  public int tailroom() {
    return bufferLength() - headroom() - length;
  }

  @Override
  public MemorySegment memory() {
    return pool.memory;
  }

  @Override
  public long dataOffset() {
    return data;
  }

  @Override
  public boolean pushHead(int bytes) {
    return move(-bytes, bytes <= headroom());
  }

  @Override
  public boolean pullHead(int bytes) {
    return move(bytes, bytes < length);
  }

  @Override
  public boolean pushTail(int bytes) {
    boolean fits = bytes <= tailroom();
    length += fits ? bytes : 0;
    return fits;
  }

  @Override
  public boolean pullTail(int bytes) {
    boolean fits = bytes < length;
    length -= fits ? bytes : 0;
    return fits;
  }

  private boolean move(int bytes, boolean fits) {
    if (fits) {
      data += bytes;
      length -= bytes;
    }
    return fits;
  }

  @Override
  public boolean reset(int newLength) {
    data = start + ForeignPool.HEADROOM;
    length = newLength;
    inputIndex = NO_INPUT;
    userPointer = null;
    Arrays.fill(layers, OFFSET_INVALID);
    return true;
  }

  @Override
  public void copyTo(int offset, MemorySegment target, long targetOffset, int bytes) {
    MemorySegment.copy(slice(offset, bytes), 0, target, targetOffset, bytes);
  }

  @Override
  public void copyFrom(int offset, MemorySegment source, long sourceOffset, int bytes) {
    MemorySegment.copy(source, sourceOffset, slice(offset, bytes), 0, bytes);
  }

  @Override
  public @Nullable Packet copy(PacketPool target) {
    throw new AssertionError("a driver copies frames itself, by copyTo and copyFrom");
  }

  @Override
  public int inputIndex() {
    return inputIndex;
  }

  @Override
  public void inputIndex(int index) {
    inputIndex = index;
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
    layers[0] = offset;
    return true;
  }

  @Override
  public boolean l3Offset(int offset) {
    layers[1] = offset;
    return true;
  }

  @Override
  public boolean l4Offset(int offset) {
    layers[2] = offset;
    return true;
  }
}
