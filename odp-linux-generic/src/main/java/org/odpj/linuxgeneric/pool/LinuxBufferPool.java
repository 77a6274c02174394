package org.odpj.linuxgeneric.pool;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;

/** A pool of buffers. */
final class LinuxBufferPool extends ElementPool<Buffer> implements BufferPool {
  private final BufferPoolParam param;
  private final FreeStore<Buffer> store;

  /**
   * Whether any buffer ever got a flow id. Else allocation need not touch the objects. Written
   * before the buffer is freed, so whoever allocates it next reads it.
   */
  boolean flowIds;

  LinuxBufferPool(BufferPoolParam param, Parts parts) {
    super(parts, param.count());
    this.param = param;
    Buffer[] buffers = new Buffer[param.count()];
    ElementLayout layout = parts.layout();
    for (int i = 0; i < buffers.length; i++) {
      long start = i * layout.stride();
      MemorySegment memory = parts.memory().slice(start, param.size());
      buffers[i] = new LinuxBuffer(this, i, memory, userArea(i, param.userAreaInit()));
    }
    this.store = new FreeStore<>(buffers, param.cache(), Buffer[]::new);
  }

  @Override
  FreeStore<Buffer> store() {
    return store;
  }

  @Override
  public BufferPoolParam param() {
    return param;
  }

  @Override
  public @Nullable Buffer alloc() {
    // Only buffers of this class are ever put into the store.
    LinuxBuffer buffer = (LinuxBuffer) store.takeOne();
    if (buffer != null) {
      if (flowIds) {
        buffer.renew();
      }
      if (ledger != null) {
        ledger.allocated(buffer);
      }
    }
    return buffer;
  }

  @Override
  public int alloc(Buffer[] buffers, int offset, int count) {
    int taken = take(buffers, offset, count);
    if (flowIds) {
      renew(buffers, offset, taken);
    }
    return taken;
  }

  private static void renew(Buffer[] buffers, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      ((LinuxBuffer) buffers[i]).renew();
    }
  }

  @Override
  public void free(Buffer[] buffers, int offset, int count) {
    give(buffers, offset, count);
  }

  void free(LinuxBuffer buffer) {
    if (ledger != null) {
      ledger.freed(buffer);
    }
    store.putOne(buffer);
  }
}
