package org.odpj.accel.zip;

import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import org.odpj.accel.comp.BufferView;
import org.odpj.accel.comp.Codec;
import org.odpj.accel.comp.Window;

/** A compressor. */
final class ZipCompressor implements Codec {
  private final Deflater deflater;
  private final BufferView from = new BufferView();
  private final BufferView to = new BufferView();

  /** A compressor that owns its deflater. */
  ZipCompressor(Deflater deflater) {
    this.deflater = deflater;
  }

  @Override
  public void begin() {
    deflater.reset();
  }

  @Override
  public Progress run(Window input, Window output) {
    ByteBuffer text = from.over(input.memory(), input.at(), input.length());
    deflater.setInput(text);
    if (input.isLast()) {
      deflater.finish();
    }
    output.advance(deflater.deflate(to.over(output.memory(), output.at(), output.length())));
    input.advance(input.length() - text.remaining());
    return deflater.finished() ? Progress.END : Progress.MORE;
  }

  @Override
  public void close() {
    deflater.end();
  }
}
