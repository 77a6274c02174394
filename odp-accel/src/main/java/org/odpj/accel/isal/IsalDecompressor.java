package org.odpj.accel.isal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.accel.comp.Codec;
import org.odpj.accel.comp.Window;

/** A decompressor. */
final class IsalDecompressor implements Codec {
  private static final long CACHE_LINE = 64;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment state = arena.allocate(IsalLayouts.INFLATE_SIZE, CACHE_LINE);

  IsalDecompressor(boolean zlib) {
    Isal.inflateInit(state);
    if (zlib) {
      state.set(JAVA_INT, IsalLayouts.I_CRC_FLAG, IsalLayouts.ISAL_ZLIB);
    }
  }

  @Override
  public void begin() {
    Isal.inflateReset(state);
  }

  @Override
  public Progress run(Window input, Window output) {
    state.set(JAVA_LONG, IsalLayouts.I_NEXT_IN, input.address());
    state.set(JAVA_INT, IsalLayouts.I_AVAIL_IN, input.length());
    state.set(JAVA_LONG, IsalLayouts.I_NEXT_OUT, output.address());
    state.set(JAVA_INT, IsalLayouts.I_AVAIL_OUT, output.length());
    int result = Isal.inflate(state);
    input.advance(input.length() - state.get(JAVA_INT, IsalLayouts.I_AVAIL_IN));
    output.advance(output.length() - state.get(JAVA_INT, IsalLayouts.I_AVAIL_OUT));
    if (result < 0 || result >= IsalLayouts.ISAL_NAME_OVERFLOW) {
      return Progress.BAD;
    }
    return state.get(JAVA_INT, IsalLayouts.I_BLOCK_STATE) == IsalLayouts.ISAL_BLOCK_FINISH
        ? Progress.END
        : Progress.MORE;
  }

  @Override
  public void close() {
    arena.close();
  }
}
