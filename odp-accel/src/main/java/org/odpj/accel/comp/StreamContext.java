package org.odpj.accel.comp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.odpj.accel.session.Context;
import org.odpj.comp.CompAlg;
import org.odpj.comp.CompDirection;
import org.odpj.comp.CompHash;
import org.odpj.comp.CompOp;
import org.odpj.comp.CompSessionParam;
import org.odpj.comp.CompStatus;
import org.odpj.packet.Packet;

/** What one thread needs to work on a session. */
final class StreamContext implements Context {
  private static final int SPARE = 16;

  private final boolean compress;
  private final int hashLength;
  private final Codec codec;
  private final @Nullable PlainHash hash;
  private final Window in = new Window();
  private final Window out = new Window();
  private final Window beyond = new Window();
  private final Arena arena = Arena.ofShared();
  private final MemorySegment spare = arena.allocate(SPARE);

  StreamContext(CompSessionParam param, Codecs codecs) {
    this.compress = param.direction() == CompDirection.COMPRESS;
    this.hashLength = param.hash().length();
    this.hash = param.hash() == CompHash.NONE ? null : PlainHash.of(param.hash());
    this.codec = codec(param, codecs);
  }

  private static Codec codec(CompSessionParam param, Codecs codecs) {
    if (param.alg() == CompAlg.NULL) {
      return new CopyCodec();
    }
    return param.direction() == CompDirection.COMPRESS
        ? codecs.compressor(param)
        : codecs.decompressor(param.alg());
  }

  /** Does an operation whose ranges are within the packets, and says in it how it went. */
  void run(Packet input, Packet output, CompOp op) {
    int room = op.outputLength() - hashLength;
    if (room < 0) {
      op.complete(CompStatus.OUT_OF_SPACE, 0);
      return;
    }
    in.lay(input, op.inputOffset(), op.inputLength());
    out.lay(output, op.outputOffset(), room);
    beyond.lay(spare, 0, SPARE);
    codec.begin();
    CompStatus status = stream();
    if (status != CompStatus.SUCCESS) {
      op.complete(status, 0);
      return;
    }
    int end = out.position();
    int produced = end - op.outputOffset();
    if (hash != null && compress) {
      hash.append(input, op.inputOffset(), op.inputLength(), output, end);
    } else if (hash != null) {
      hash.append(output, op.outputOffset(), produced, output, end);
    }
    op.complete(CompStatus.SUCCESS, produced + hashLength);
  }

  /**
   * Every turn uses up a piece of the input or of the output, so it ends. When the room is full,
   * the codec gets some that is none of the packet's: if it writes there, there was too little, and
   * if not, the stream ends just here or its input does.
   */
  private CompStatus stream() {
    Window to = out;
    while (true) {
      Codec.Progress progress = codec.run(in, to);
      if (beyond.at() > 0) {
        return CompStatus.OUT_OF_SPACE;
      }
      if (progress != Codec.Progress.MORE) {
        return progress == Codec.Progress.END ? CompStatus.SUCCESS : CompStatus.FAILURE;
      }
      if (in.length() == 0 && in.next()) {
        continue;
      }
      if (to.length() > 0) {
        return CompStatus.FAILURE; // No input is left, and the stream wants more.
      }
      if (!to.next()) {
        to = beyond;
      }
    }
  }

  @Override
  public void close() {
    codec.close();
    arena.close();
  }
}
