package org.odpj.accel.isal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.accel.comp.Codec;
import org.odpj.accel.comp.Window;

/** A compressor. */
final class IsalCompressor implements Codec {
  private static final long CACHE_LINE = 64;

  /** What a stream of zlib begins with: DEFLATE in 32 KiB, no dictionary, compressed fast. */
  private static final byte[] ZLIB_HEADER = {0x78, 0x01};

  private static final byte[] NO_HEADER = {};

  private final Arena arena = Arena.ofShared();
  private final MemorySegment stream = arena.allocate(IsalLayouts.ZSTREAM_SIZE, CACHE_LINE);
  private final byte[] header;
  private int headerWritten;

  /**
   * A compressor.
   *
   * @param level of ISA-L, from 0
   */
  IsalCompressor(int level, boolean fixed, boolean zlib) {
    header = zlib ? ZLIB_HEADER : NO_HEADER;
    Isal.deflateInit(stream);
    stream.set(JAVA_INT, IsalLayouts.Z_LEVEL, level);
    int size = IsalLayouts.LEVEL_BUF_SIZES[level];
    if (size > 0) {
      stream.set(JAVA_INT, IsalLayouts.Z_LEVEL_BUF_SIZE, size);
      stream.set(JAVA_LONG, IsalLayouts.Z_LEVEL_BUF, arena.allocate(size, CACHE_LINE).address());
    }
    if (fixed) {
      Isal.useFixedCodes(stream);
    }
    if (zlib) {
      stream.set(JAVA_SHORT, IsalLayouts.Z_GZIP_FLAG, IsalLayouts.IGZIP_ZLIB_NO_HDR);
    }
  }

  @Override
  public void begin() {
    Isal.deflateReset(stream);
    headerWritten = 0;
  }

  /**
   * Writes the header as far as it goes: the library's own is wrong where room is too short for it.
   *
   * @return whether it is there
   */
  private boolean writeHeader(Window output) {
    while (headerWritten < header.length && output.length() > 0) {
      output.memory().set(JAVA_BYTE, output.at(), header[headerWritten]);
      output.advance(1);
      headerWritten++;
    }
    return headerWritten == header.length;
  }

  @Override
  public Progress run(Window input, Window output) {
    if (!writeHeader(output)) {
      return Progress.MORE;
    }
    stream.set(JAVA_LONG, IsalLayouts.Z_NEXT_IN, input.address());
    stream.set(JAVA_INT, IsalLayouts.Z_AVAIL_IN, input.length());
    stream.set(JAVA_LONG, IsalLayouts.Z_NEXT_OUT, output.address());
    stream.set(JAVA_INT, IsalLayouts.Z_AVAIL_OUT, output.length());
    stream.set(JAVA_SHORT, IsalLayouts.Z_END_OF_STREAM, (short) (input.isLast() ? 1 : 0));
    int result = Isal.deflate(stream);
    input.advance(input.length() - stream.get(JAVA_INT, IsalLayouts.Z_AVAIL_IN));
    output.advance(output.length() - stream.get(JAVA_INT, IsalLayouts.Z_AVAIL_OUT));
    if (result != 0) {
      return Progress.BAD;
    }
    return stream.get(JAVA_INT, IsalLayouts.Z_STATE) == IsalLayouts.ZSTATE_END
        ? Progress.END
        : Progress.MORE;
  }

  @Override
  public void close() {
    arena.close();
  }
}
