package org.odpj.validation.cases;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.odpj.comp.CompAlg;
import org.odpj.validation.suite.Variant;

/** The formats, and what the JDK makes of them. */
enum CompFormat implements Variant {
  DEFLATE(CompAlg.DEFLATE),
  ZLIB(CompAlg.ZLIB);

  private static final int PIECE = 512;

  final CompAlg alg;

  CompFormat(CompAlg alg) {
    this.alg = alg;
  }

  private boolean isRaw() {
    return this == DEFLATE;
  }

  /** A stream of a text; level 0 stores it as it is. */
  byte[] stream(byte[] text, int level) {
    Deflater deflater = new Deflater(level, isRaw());
    try {
      deflater.setInput(text);
      deflater.finish();
      return drain(deflater);
    } finally {
      deflater.end();
    }
  }

  /** A stream that cannot be read without a dictionary. */
  byte[] streamWithDictionary(byte[] text, byte[] dictionary) {
    Deflater deflater = new Deflater(1, isRaw());
    try {
      deflater.setDictionary(dictionary);
      deflater.setInput(text);
      deflater.finish();
      return drain(deflater);
    } finally {
      deflater.end();
    }
  }

  private static byte[] drain(Deflater deflater) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    while (!deflater.finished()) {
      stream.write(piece, 0, deflater.deflate(piece));
    }
    return stream.toByteArray();
  }

  /** The text of a stream that ends where the bytes do. */
  byte[] text(byte[] stream) {
    Inflater inflater = new Inflater(isRaw());
    try {
      inflater.setInput(stream);
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      byte[] piece = new byte[PIECE];
      while (!inflater.finished()) {
        int count = inflater.inflate(piece);
        if (count == 0 && !inflater.finished()) {
          throw new AssertionError("the stream ends before its end mark");
        }
        text.write(piece, 0, count);
      }
      if (inflater.getRemaining() > 0) {
        throw new AssertionError(inflater.getRemaining() + " bytes after the stream's end");
      }
      return text.toByteArray();
    } catch (DataFormatException e) {
      throw new AssertionError("the JDK cannot read the stream: " + e.getMessage(), e);
    } finally {
      inflater.end();
    }
  }
}
