package org.odpj.accel.zlib;

import org.odpj.accel.comp.Codec;
import org.odpj.accel.comp.Window;

/** A compressor. */
final class ZlibCompressor implements Codec {
  private final ZlibStream stream = new ZlibStream();

  ZlibCompressor(int level, int windowBits, int strategy) {
    ZlibCodecs.checkInit(Zlib.deflateInit(stream.segment(), level, windowBits, strategy));
  }

  @Override
  public void begin() {
    Zlib.deflateReset(stream.segment());
  }

  @Override
  public Progress run(Window input, Window output) {
    stream.set(input, output);
    int flush = input.isLast() ? Zlib.Z_FINISH : Zlib.Z_NO_FLUSH;
    int result = Zlib.deflate(stream.segment(), flush);
    stream.advance(input, output);
    return switch (result) {
      case Zlib.Z_STREAM_END -> Progress.END;
      case Zlib.Z_OK, Zlib.Z_BUF_ERROR -> Progress.MORE;
      default -> Progress.BAD;
    };
  }

  @Override
  public void close() {
    Zlib.deflateEnd(stream.segment());
    stream.free();
  }
}
