package org.odpj.linuxgeneric.pool;

import java.lang.foreign.MemorySegment;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.odpj.packet.ExternalPacketPool;
import org.odpj.packet.ExternalPoolParam;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPoolParam;

/** A pool of packets in memory of the application; of its own it has the user areas. */
final class LinuxExternalPool extends LinuxPacketPool implements ExternalPacketPool {
  private final ExternalPoolParam param;
  private final MemorySegment memory;
  private final Packet[] packets;

  /** Where the buffers start that are there. */
  private final NavigableSet<Long> starts = new TreeSet<>();

  private volatile boolean populated;

  private LinuxExternalPool(
      ExternalPoolParam param, MemorySegment memory, Packet[] packets, Parts parts) {
    super(
        asked(param),
        param.bufferSize() - param.header(),
        FreeStore.closed(packets, param.cache(), Packet[]::new),
        parts);
    this.param = param;
    this.memory = memory;
    this.packets = packets;
  }

  static LinuxExternalPool of(ExternalPoolParam param, MemorySegment memory, Parts parts) {
    return new LinuxExternalPool(param, memory, new Packet[param.count()], parts);
  }

  /** The parameters of a pool with such packets. */
  private static PacketPoolParam asked(ExternalPoolParam param) {
    int buffer = param.bufferSize() - param.header();
    int first = buffer - Math.max(param.headroom(), MIN_HEADROOM);
    long longest = first + (Math.min(MAX_SEGMENTS, param.count()) - 1L) * buffer;
    return PacketPoolParam.of(param.count(), first)
        .withMaxLength((int) Math.min(longest, LONGEST))
        .withAlignment(1)
        .withHeadroom(param.headroom())
        .withUserArea(param.userArea())
        .withUserAreaInit(param.userAreaInit())
        .withCache(param.cache());
  }

  @Override
  public ExternalPoolParam externalParam() {
    return param;
  }

  @Override
  public MemorySegment memory() {
    return memory;
  }

  @Override
  public boolean isPopulated() {
    return populated;
  }

  @Override
  public int capacity() {
    return populated ? param.count() : 0;
  }

  @Override
  public synchronized void populate(long[] buffers, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, buffers.length);
    if (count > param.count() - starts.size()) {
      throw new IllegalArgumentException(
          "%d buffers more are too many: %d of %d are there"
              .formatted(count, starts.size(), param.count()));
    }
    NavigableSet<Long> batch = new TreeSet<>();
    for (int i = offset; i < offset + count; i++) {
      long start = Objects.checkFromIndexSize(buffers[i], param.bufferSize(), memory.byteSize());
      checkApart(start, starts);
      checkApart(start, batch);
      batch.add(start);
    }
    for (int i = 0; i < count; i++) {
      packets[starts.size() + i] = packet(starts.size() + i, buffers[offset + i]);
    }
    starts.addAll(batch);
    if (starts.size() == param.count()) {
      store().open();
      populated = true;
    }
  }

  private LinuxPacket packet(int number, long start) {
    MemorySegment userArea = userArea(number, param.userAreaInit());
    return new LinuxPacket(this, number, memory, start + param.header(), userArea);
  }

  private void checkApart(long start, NavigableSet<Long> others) {
    Long before = others.floor(start);
    Long behind = others.higher(start);
    boolean overlapsBefore = before != null && before + param.bufferSize() > start;
    if (overlapsBefore || (behind != null && start + param.bufferSize() > behind)) {
      throw new IllegalArgumentException(
          "the buffer of %d bytes at %d overlaps the one at %d"
              .formatted(param.bufferSize(), start, overlapsBefore ? before : behind));
    }
  }
}
