package org.odpj.accel.zip;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.odpj.accel.comp.BufferView;
import org.odpj.accel.comp.Codec;
import org.odpj.accel.comp.Window;

/** A decompressor. */
final class ZipDecompressor implements Codec {
  private final Inflater inflater;
  private final BufferView from = new BufferView();
  private final BufferView to = new BufferView();

  ZipDecompressor(boolean raw) {
    this.inflater = new Inflater(raw);
  }

  @Override
  public void begin() {
    inflater.reset();
  }

  @Override
  public Progress run(Window input, Window output) {
    ByteBuffer stream = from.over(input.memory(), input.at(), input.length());
    inflater.setInput(stream);
    try {
      output.advance(inflater.inflate(to.over(output.memory(), output.at(), output.length())));
    } catch (DataFormatException e) {
      return Progress.BAD;
    }
    input.advance(input.length() - stream.remaining());
    if (inflater.finished()) {
      return Progress.END;
    }
    return inflater.needsDictionary() ? Progress.BAD : Progress.MORE;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
