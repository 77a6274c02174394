package org.odpj.accel.zlib;

import java.util.Set;
import org.odpj.accel.comp.Codec;
import org.odpj.accel.comp.Codecs;
import org.odpj.comp.CompAlg;
import org.odpj.comp.CompHuffman;
import org.odpj.comp.CompSessionParam;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;

/** What zlib compresses. */
public final class ZlibCodecs implements Codecs {
  private static final int OUTPUT_PERCENT = 101;
  private static final int WINDOW_BITS = 15;

  /** Loads the library with the first session. */
  public ZlibCodecs() {}

  @Override
  public String name() {
    return "zlib";
  }

  @Override
  public int maxLevel() {
    return Zlib.Z_BEST_COMPRESSION;
  }

  @Override
  public Set<CompHuffman> codes() {
    return Set.of(CompHuffman.values());
  }

  @Override
  public int outputPercent() {
    return OUTPUT_PERCENT;
  }

  @Override
  public Codec compressor(CompSessionParam param) {
    int level = param.level() == 0 ? Zlib.Z_DEFAULT_COMPRESSION : param.level();
    boolean fixed = param.huffman() == CompHuffman.FIXED;
    return new ZlibCompressor(
        level, windowBits(param.alg()), fixed ? Zlib.Z_FIXED : Zlib.Z_DEFAULT_STRATEGY);
  }

  @Override
  public Codec decompressor(CompAlg alg) {
    return new ZlibDecompressor(windowBits(alg));
  }

  /** Less than 0 for streams without header and trailer. */
  private static int windowBits(CompAlg alg) {
    return alg == CompAlg.DEFLATE ? -WINDOW_BITS : WINDOW_BITS;
  }

  static void checkInit(int result) {
    if (result != Zlib.Z_OK) {
      throw new OdpException(
          ErrorCode.MEMORY_EXHAUSTED, "zlib cannot begin a stream, code " + result);
    }
  }
}
