package org.odpj.accel.comp;

import java.lang.foreign.MemorySegment;

/** The codec of data that are left as they are. */
final class CopyCodec implements Codec {
  CopyCodec() {}

  @Override
  public void begin() {}

  @Override
  public Progress run(Window input, Window output) {
    int count = Math.min(input.length(), output.length());
    MemorySegment.copy(input.memory(), input.at(), output.memory(), output.at(), count);
    input.advance(count);
    output.advance(count);
    return input.length() == 0 && input.isLast() ? Progress.END : Progress.MORE;
  }

  @Override
  public void close() {}
}
