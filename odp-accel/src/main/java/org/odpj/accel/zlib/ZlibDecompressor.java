package org.odpj.accel.zlib;

import org.odpj.accel.comp.Codec;
import org.odpj.accel.comp.Window;

/** A decompressor. */
final class ZlibDecompressor implements Codec {
  private final ZlibStream stream = new ZlibStream();

  ZlibDecompressor(int windowBits) {
    ZlibCodecs.checkInit(Zlib.inflateInit(stream.segment(), windowBits));
  }

  @Override
  public void begin() {
    Zlib.inflateReset(stream.segment());
  }

  /** A stream that wants a dictionary is bad: there is no way to give one. */
  @Override
  public Progress run(Window input, Window output) {
    stream.set(input, output);
    int result = Zlib.inflate(stream.segment());
    stream.advance(input, output);
    return switch (result) {
      case Zlib.Z_STREAM_END -> Progress.END;
      case Zlib.Z_OK, Zlib.Z_BUF_ERROR -> Progress.MORE;
      default -> Progress.BAD;
    };
  }

  @Override
  public void close() {
    Zlib.inflateEnd(stream.segment());
    stream.free();
  }
}
