package org.odpj.accel.zip;

import java.util.Set;
import java.util.zip.Deflater;
import org.odpj.accel.comp.Codec;
import org.odpj.accel.comp.Codecs;
import org.odpj.comp.CompAlg;
import org.odpj.comp.CompHuffman;
import org.odpj.comp.CompSessionParam;

/** The JDK's Deflater and Inflater. They cannot be told to use fixed codes. */
public final class ZipCodecs implements Codecs {
  private static final int OUTPUT_PERCENT = 101;

  /** Loads nothing but the JDK. */
  public ZipCodecs() {}

  @Override
  public String name() {
    return "java-zip";
  }

  @Override
  public int maxLevel() {
    return Deflater.BEST_COMPRESSION;
  }

  @Override
  public Set<CompHuffman> codes() {
    return Set.of(CompHuffman.DEFAULT, CompHuffman.DYNAMIC);
  }

  @Override
  public int outputPercent() {
    return OUTPUT_PERCENT;
  }

  @Override
  public Codec compressor(CompSessionParam param) {
    int level = param.level() == 0 ? Deflater.DEFAULT_COMPRESSION : param.level();
    return new ZipCompressor(new Deflater(level, param.alg() == CompAlg.DEFLATE));
  }

  @Override
  public Codec decompressor(CompAlg alg) {
    return new ZipDecompressor(alg == CompAlg.DEFLATE);
  }
}
