package org.odpj.accel.comp;

import org.odpj.accel.session.Context;

/** A library's compressor or decompressor: one stream after the other. */
public interface Codec extends Context {
  /** How a stream stands. */
  enum Progress {
    /** It goes on: the input's piece was read to its end, or the output's piece is full. */
    MORE,
    /** It has ended, and all of it was written. */
    END,
    /** The input is not a stream. */
    BAD
  }

  /** Begins a stream, whatever became of the one before. */
  void begin();

  /**
   * Reads and writes as far as the two pieces go, and advances both.
   *
   * @param input what to read; where it {@link Window#isLast}, a compressor ends the stream
   * @param output where to write
   */
  Progress run(Window input, Window output);
}
