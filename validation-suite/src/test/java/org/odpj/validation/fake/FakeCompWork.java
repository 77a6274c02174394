package org.odpj.validation.fake;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.odpj.comp.CompAlg;
import org.odpj.comp.CompDirection;
import org.odpj.comp.CompHash;
import org.odpj.comp.CompOp;
import org.odpj.comp.CompSessionParam;
import org.odpj.comp.CompStatus;
import org.odpj.packet.Packet;

/** One operation, on the heap. */
final class FakeCompWork {
  private FakeCompWork() {}

  static void run(CompSessionParam param, Fault fault, Packet input, Packet output, CompOp op) {
    byte[] from = new byte[op.inputLength()];
    input.copyTo(op.inputOffset(), MemorySegment.ofArray(from), 0, from.length);
    int room = op.outputLength() - param.hash().length();
    if (room < 0) {
      op.complete(CompStatus.OUT_OF_SPACE, 0);
      return;
    }
    boolean compress = param.direction() == CompDirection.COMPRESS;
    // One byte more than there is room for tells whether it was too little.
    byte[] to = new byte[room + 1];
    int length;
    if (param.alg() == CompAlg.NULL) {
      length = Math.min(from.length, to.length);
      System.arraycopy(from, 0, to, 0, length);
    } else {
      boolean raw = param.alg() == CompAlg.DEFLATE;
      length = compress ? deflate(from, to, param.level(), raw) : inflate(from, to, raw, fault);
    }
    if (length < 0) {
      op.complete(CompStatus.FAILURE, 0);
      return;
    }
    if (length > room && fault != Fault.COMP_CUTS_TEXTS) {
      op.complete(CompStatus.OUT_OF_SPACE, 0);
      return;
    }
    length = Math.min(length, room);
    boolean around =
        fault == Fault.COMP_WRITES_AROUND && op.outputOffset() + length < output.length();
    output.copyFrom(op.outputOffset(), MemorySegment.ofArray(to), 0, around ? room + 1 : length);
    if (param.hash() == CompHash.CRC32) {
      boolean first = compress != (fault == Fault.COMP_HASHES_STREAMS);
      putHash(first ? from : to, first ? from.length : length, output, op.outputOffset() + length);
    }
    op.complete(CompStatus.SUCCESS, length + param.hash().length());
  }

  private static void putHash(byte[] text, int length, Packet output, int at) {
    CRC32 sum = new CRC32();
    sum.update(text, 0, length);
    ByteBuffer hash = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    hash.putInt((int) sum.getValue());
    output.copyFrom(at, MemorySegment.ofArray(hash.array()), 0, Integer.BYTES);
  }

  private static int deflate(byte[] from, byte[] to, int level, boolean raw) {
    try (Deflater deflater = new Deflater(level == 0 ? 1 : level, raw)) {
      deflater.setInput(from);
      deflater.finish();
      return deflater.deflate(to);
    }
  }

  /** The length, or less than 0 if the input is no whole stream. */
  private static int inflate(byte[] from, byte[] to, boolean raw, Fault fault) {
    try (Inflater inflater = new Inflater(raw)) {
      inflater.setInput(from);
      int length = inflater.inflate(to);
      boolean whole = inflater.finished() || length == to.length;
      return whole || fault == Fault.COMP_PASSES_BROKEN_STREAMS ? length : -1;
    } catch (DataFormatException e) {
      return -1;
    }
  }
}
