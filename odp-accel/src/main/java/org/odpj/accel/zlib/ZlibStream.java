package org.odpj.accel.zlib;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.accel.comp.Window;

/**
 * {@code z_stream} of zlib.h on 64-bit Linux, the same in every zlib 1. Zeros where it names no
 * functions for memory, which makes zlib take its own.
 */
final class ZlibStream {
  static final long SIZE = 112;

  private static final long NEXT_IN = 0;
  private static final long AVAIL_IN = 8;
  private static final long NEXT_OUT = 24;
  private static final long AVAIL_OUT = 32;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment stream = arena.allocate(SIZE, Long.BYTES);

  ZlibStream() {}

  MemorySegment segment() {
    return stream;
  }

  void set(Window input, Window output) {
    stream.set(JAVA_LONG, NEXT_IN, input.address());
    stream.set(JAVA_INT, AVAIL_IN, input.length());
    stream.set(JAVA_LONG, NEXT_OUT, output.address());
    stream.set(JAVA_INT, AVAIL_OUT, output.length());
  }

  void advance(Window input, Window output) {
    input.advance(input.length() - stream.get(JAVA_INT, AVAIL_IN));
    output.advance(output.length() - stream.get(JAVA_INT, AVAIL_OUT));
  }

  void free() {
    arena.close();
  }
}
